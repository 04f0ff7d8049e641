import type { Via } from '@fakedesk/spec'
import { plainOf } from '../../families/ticket-comments/comment-text.ts'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import { openSideTicket } from '../../families/tickets/ticket-works.ts'
import { identityOf } from '../../families/user-identities/find-identity.ts'
import { uuid } from '../../uuid.ts'
import { schedule } from '../../work/schedule.ts'
import { filled } from './filled.ts'
import { sendByRule } from './send-by-rule.ts'

/** `[subject, text, addresses, "text/html"]`. */
export function converseByMail(
  draft: TicketDraft,
  [subject, text, addresses, type]: readonly string[],
  cause: Via,
): void {
  const named = filled(draft, addresses ?? '').split(/[\s,;]+/)
  const to = named.flatMap((address) => (address ? [addresseeAt(draft, address)] : []))
  if (to.length === 0) return
  const said = begin(draft, cause, { subject, text, type })
  sendByRule(draft, cause, { channel: 'side_conversation', to, subject: said.subject, text: said.text })
}

/** `[text, channel]` (reported). */
export function converseInSlack(draft: TicketDraft, [text, channel = '']: readonly string[], cause: Via): void {
  const said = begin(draft, cause, { subject: '', text })
  const to = [{ user_id: null, address: channel }]
  sendByRule(draft, cause, { channel: 'side_conversation_slack', to, subject: '', text: said.text })
}

/**
 * `[subject, text, "SupportAssignable:support_assignable/group/ID", "text/html"]` (reported). The ticket is opened right
 * after this change, beside it. A ticket that was opened so opens no others: a rule would make more of them without end.
 */
export function converseAsTicket(
  draft: TicketDraft,
  [subject, text, target = '', type]: readonly string[],
  cause: Via,
): void {
  const { account, ticket } = draft
  if (ticket.via.channel === 'side_conversation') return
  const [, group] = /\/group\/(\d+)/.exec(target) ?? []
  const said = begin(draft, cause, { subject, text, type })
  schedule(account, openSideTicket, 0, { parent: ticket.id, group: Number(group ?? 0), ...said })
}

interface Given {
  readonly subject: string | undefined
  readonly text: string | undefined
  readonly type?: string | undefined
}

/** Tells in the audit that it began, and gives what it says. */
function begin(draft: TicketDraft, cause: Via, { subject = '', text = '', type }: Given) {
  const said = { subject: filled(draft, subject), text: filled(draft, text) }
  draft.say({ type: 'CollabThreadCreated', subject: said.subject, thread_id: uuid(draft.account), via: cause })
  return type === 'text/html' ? { ...said, text: plainOf(said.text) } : said
}

const addresseeAt = ({ account }: TicketDraft, address: string) => ({
  user_id: identityOf(account, 'email', address)?.user_id ?? null,
  address,
})
