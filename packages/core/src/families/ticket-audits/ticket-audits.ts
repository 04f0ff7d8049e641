import { count } from '../../count.ts'
import { notFound } from '../../errors.ts'
import type { Call, Handlers } from '../../operation.ts'
import { commentsIn } from '../ticket-comments/comments-of.ts'
import { makePrivate } from '../ticket-comments/redact-comment.ts'
import { editOf } from '../tickets/edit-of.ts'
import { findTicket } from '../tickets/visible-tickets.ts'

export const ticketAuditsOperations = {
  // Oldest first (recorded).
  ListTicketAudits: ({ account }) => account.audits.rows,
  ListAuditsForTicket: (call) => ofTicket(call),
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
