import { forbidden } from '../../errors.ts'
import { type Handlers, shown } from '../../operation.ts'
import { findTicket } from '../tickets/visible-tickets.ts'
import { presentSkip, skipsOfTicket, skipsOfUser, skipsSeenBy } from './skip-rows.ts'

export const ticketSkipsOperations = {
  ListSkips: (call) => skipsSeenBy(call),
  ListTicketSkips: (call) => skipsOfUser(call, call.path.user_id),
  ListTicketSkipsByTicket: (call) => skipsOfTicket(call, call.path.ticket_id),
  RecordNewSkip: (call) => {
    const { account, actor, body } = call
    if (actor.id === null) throw forbidden()
    const ticket = findTicket(account, actor, body.skip.ticket_id)
    const skip = account.skips.insert({
      id: account.ids.next(),
      ticket_id: ticket.id,
      user_id: actor.id,
      // A document calls it mandatory; that its absence is refused, none says.
      reason: body.skip.reason ?? null,
      created_at: account.now,
      updated_at: account.now,
    })
    return shown(presentSkip(call, skip), skip)
  },
} satisfies Handlers<'ticket-skips'>
