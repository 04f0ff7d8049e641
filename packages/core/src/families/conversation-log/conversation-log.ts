import type { Account } from '../../account/account.ts'
import type { Handlers } from '../../operation.ts'
import { commentsIn } from '../ticket-comments/comments-of.ts'
import { findTicket } from '../tickets/visible-tickets.ts'
import { conversationRows, type Message } from './conversation-rows.ts'

export const conversationLogOperations = {
  ListConversationLogForTicket: ({ account, actor, path }) =>
    conversationRows(account, messagesOf(account, findTicket(account, actor, path.ticket_id).id)),
} satisfies Handlers<'conversation-log'>

/** Every audit makes a version of the ticket, whether it holds a comment or not. */
function messagesOf(account: Account, ticketId: number): readonly Message[] {
  const audits = Array.from(account.audits.by('ticket', ticketId))
  return audits.flatMap((audit, place) => commentsIn(audit).map((comment) => ({ ...comment, version: place + 1 })))
}
