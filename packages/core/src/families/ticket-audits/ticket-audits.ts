import type { Audit } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { count } from '../../count.ts'
import { notFound } from '../../errors.ts'
import type { Call, Handlers } from '../../operation.ts'
import type { Rows } from '../../store/rows.ts'
import { rowsByTime } from '../../store/rows-by-time.ts'
import { commentsIn } from '../ticket-comments/comments-of.ts'
import { makePrivate } from '../ticket-comments/redact-comment.ts'
import { editOf } from '../tickets/edit-of.ts'
import { findTicket } from '../tickets/visible-tickets.ts'
import type { StoredAudit } from './audit.ts'

export const ticketAuditsOperations = {
  // Oldest first (recorded).
  ListTicketAudits: ({ account }) => account.audits.rows,
  ListAuditsForTicket: (call) => withEvents(call.account, ofTicket(call), call.query.filter_events),
  CountAuditsForTicket: (call) => count(call.account, ofTicket(call)),
  ShowTicketAudit: (call) => ofTicket(call).find(call.path.ticket_audit_id),
  MakeTicketCommentPrivateFromAudits: (call) => {
    const audit = ofTicket(call).find(call.path.ticket_audit_id)
    const [comment] = commentsIn(audit)
    if (!comment) throw notFound()
    makePrivate(editOf(call), findTicket(call.account, call.actor, audit.ticket_id), comment.id)
  },
} satisfies Handlers<'ticket-audits'>

function ofTicket({ account, actor, path }: Pick<Call<'ListAuditsForTicket'>, 'account' | 'actor' | 'path'>) {
  return account.audits.by('ticket', findTicket(account, actor, path.ticket_id).id)
}

/** Those of the audits that have events of these kinds. */
function withEvents(
  { audits }: Account,
  rows: ReturnType<typeof ofTicket>,
  kinds: readonly string[] | undefined,
): Rows<StoredAudit, Audit> {
  if (!kinds) return rows
  const asked = kinds.flatMap((text) => text.split(','))
  const wanted = Array.from(rows).filter(({ events }) => events.some(({ type }) => asked.includes(type)))
  return rowsByTime(wanted, { textOf: (audit, view) => audits.textOf(audit, view), collection: audits })
}
