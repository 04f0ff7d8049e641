import type { MacroResult, Ticket } from '@fakedesk/spec'
import type { Looking } from '../../account/looking.ts'
import { renderPlaceholders } from '../../placeholders/render.ts'
import { applyActions } from '../../rules/actions/apply-actions.ts'
import { newUpload } from '../attachments/change-upload.ts'
import { copyFile } from '../attachments/keep-file.ts'
import { blankTicket } from '../tickets/blank-ticket.ts'
import { type Caller, editOf } from '../tickets/edit-of.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { TicketDraft } from '../tickets/ticket-draft.ts'
import type { StoredMacro } from './macro.ts'
import { commentOf, type FillIn } from './macro-comment.ts'

type Asking = Caller & Looking
type Changes = MacroResult['ticket']

/** The properties that actions set, by the field that they name. */
const properties: Readonly<Record<string, keyof Ticket & keyof Changes>> = {
  status: 'status',
  custom_status_id: 'custom_status_id',
  type: 'type',
  priority: 'priority',
  brand_id: 'brand_id',
  ticket_form_id: 'ticket_form_id',
  subject: 'subject',
  group_id: 'group_id',
  assignee_id: 'assignee_id',
  cc: 'email_cc_ids',
  follower: 'follower_ids',
  set_tags: 'tags',
  current_tags: 'tags',
  remove_tags: 'tags',
}

/** What the macro would set, without a ticket. Placeholders stay, as there is nothing to fill them in with. */
export function changesByMacro(asking: Asking, macro: StoredMacro): Changes {
  const edit = editOf(asking)
  const shown = showAfter(asking, macro, new TicketDraft(edit, blankTicket(edit, 0), undefined))
  const named = macro.actions.flatMap(({ field }) =>
    Object.hasOwn(properties, field) ? (properties[field] ?? []) : [],
  )
  const ids = macro.actions.flatMap(({ field }) => /^custom_fields_(\d+)$/.exec(field)?.[1] ?? [])
  const fields = shown.custom_fields.filter(({ id }) => ids.includes(String(id)))
  return {
    ...Object.fromEntries([...new Set(named)].map((name) => [name, shown[name]])),
    ...(fields.length > 0 && { custom_fields: fields, fields }),
    ...besides(asking, macro, (text) => text),
  }
}

/** The ticket as the macro would leave it, with the comment that it would add. */
export function ticketAfterMacro(asking: Asking, macro: StoredMacro, ticket: StoredTicket): Changes {
  const { account, actor } = asking
  const fillIn = (text: string) => renderPlaceholders(text, { account, actor, ticket })
  const draft = new TicketDraft(editOf(asking), ticket, ticket)
  return { ...showAfter(asking, withSubject(macro, fillIn), draft), ...besides(asking, macro, fillIn) }
}

/** A macro's subject may hold placeholders as well (docs: Macro actions). */
function withSubject(macro: StoredMacro, fillIn: FillIn): StoredMacro {
  const actions = macro.actions.map((action) =>
    action.field === 'subject' ? { ...action, value: fillIn(String(action.value ?? '')) } : action,
  )
  return { ...macro, actions }
}

function showAfter({ account, actor, origin }: Asking, { actions }: StoredMacro, draft: TicketDraft): Ticket {
  applyActions(draft, actions)
  return account.tickets.show(draft.ticket, { actor, origin })
}

/** The comment, and the macro's files under a token that a comment can take. */
function besides(asking: Asking, macro: StoredMacro, fillIn: FillIn): Pick<Changes, 'comment' | 'upload'> {
  const comment = commentOf(macro.actions, fillIn)
  return { ...(comment && { comment }), ...(macro.attachment_ids.length > 0 && { upload: uploadOf(asking, macro) }) }
}

function uploadOf({ account, actor, origin }: Asking, { attachment_ids }: StoredMacro) {
  const copies = attachment_ids.map((id) => copyFile(account, account.attachments.find(id), null))
  const upload = newUpload(
    account,
    actor.id,
    copies.map(({ id }) => id),
  )
  const { token, attachments } = account.uploads.show(upload, { actor, origin })
  return { token, attachments }
}
