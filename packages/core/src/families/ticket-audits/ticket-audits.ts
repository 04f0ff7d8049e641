import { count } from '../../count.ts'
import type { Call, Handlers } from '../../operation.ts'
import { standIn } from '../../operation.ts'
import { findTicket } from '../tickets/visible-tickets.ts'

export const ticketAuditsOperations = {
  // Oldest first (recorded).
  ListTicketAudits: ({ account }) => account.audits.rows,
  ListAuditsForTicket: (call) => ofTicket(call),
  CountAuditsForTicket: (call) => count(call.account, ofTicket(call)),
  ShowTicketAudit: (call) => ofTicket(call).find(call.path.ticket_audit_id),
  MakeTicketCommentPrivateFromAudits: standIn,
} satisfies Handlers<'ticket-audits'>

function ofTicket({ account, actor, path }: Pick<Call<'ListAuditsForTicket'>, 'account' | 'actor' | 'path'>) {
  return account.audits.by('ticket', findTicket(account, actor, path.ticket_id).id)
}
