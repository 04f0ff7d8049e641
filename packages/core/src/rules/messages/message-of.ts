import type { Action, Via } from '@fakedesk/spec'
import type { AuditEvent } from '../../families/ticket-audits/event.ts'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import { actionValues } from '../actions/read-actions.ts'
import { filled } from './filled.ts'
import { groupReceivers, type Receivers, receiversOf } from './receivers.ts'

type Write = (draft: TicketDraft, parts: readonly string[], via: Via) => AuditEvent | undefined

/** The event that a sending action leaves in the audit; undefined for other actions, and where nobody gets anything. */
export function messageOf(draft: TicketDraft, { field, value }: Action, via: Via): AuditEvent | undefined {
  const parameters = takesParameters.has(field) && Array.isArray(value) && value[1]
  if (Array.isArray(parameters)) return external(actionValues(value)[0], formOf(draft, parameters), via)
  return Object.hasOwn(writers, field) ? writers[field]?.(draft, actionValues(value), via) : undefined
}

/** What can be called with a form. */
const takesParameters: ReadonlySet<string> = new Set(['notification_webhook', 'notification_target'])

const writers: Readonly<Record<string, Write>> = {
  notification_user: (draft, [who = '', subject = '', body = ''], via) =>
    notification(draft, receiversOf(draft, who), subject, body, via),
  notification_group: (draft, [group = '', subject = '', body = ''], via) =>
    notification(draft, groupReceivers(draft, group), subject, body, via),
  // The articles that would stand in it are of no help centre here.
  deflection: (draft, [who = '', subject = '', body = ''], via) =>
    notification(draft, receiversOf(draft, who), subject, body, via),
  notification_target: (draft, [resource, body = ''], via) => external(resource, filled(draft, body), via),
  notification_webhook: (draft, [resource, body = ''], via) => external(resource, filled(draft, body), via),
}

function notification(
  draft: TicketDraft,
  { recipients, ccs }: Receivers,
  subject: string,
  body: string,
  via: Via,
): AuditEvent | undefined {
  if (recipients.length + (ccs?.length ?? 0) === 0) return undefined
  const readerId = readerOf(draft, recipients)
  const texts = { subject: filled(draft, subject, readerId), body: filled(draft, body, readerId) }
  return ccs === undefined
    ? { type: 'Notification', ...texts, recipients, via }
    : { type: 'NotificationWithCcs', ...texts, recipients, ...(ccs.length > 0 && { ccs }), via }
}

/** An audit has one text for all who get it: in the language of who asks for help, or of the first where they get none. */
const readerOf = ({ ticket }: TicketDraft, recipients: readonly (number | null)[]) =>
  recipients.includes(ticket.requester_id) ? ticket.requester_id : recipients[0]

const external = (resource: string | undefined, body: string, via: Via): AuditEvent => ({
  type: 'External',
  resource: resource ?? '',
  body,
  via,
})

/** Webhooks and targets that send a form, or no body at all, have pairs of name and text (docs: Triggers > Notify by webhook). */
function formOf(draft: TicketDraft, parameters: readonly (string | readonly string[])[]): string {
  const pairs = parameters.map((pair): [string, string] =>
    typeof pair === 'string' ? [pair, ''] : [pair[0] ?? '', filled(draft, pair[1] ?? '')],
  )
  return new URLSearchParams(pairs).toString()
}
