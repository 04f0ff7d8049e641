import { count } from '../../count.ts'
import type { Call, Handlers } from '../../operation.ts'
import { placeAtSecond, rowsWithin } from '../../store/rows-within.ts'
import { editOf } from '../tickets/edit-of.ts'
import { findOwnTicket, rateTicket } from './rate-ticket.ts'

export const satisfactionRatingsOperations = {
  ListSatisfactionRatings: (call) => listed(call),
  CountSatisfactionRatings: ({ account }) => count(account, account.satisfactionRatings),
  ShowSatisfactionRating: ({ account, path }) => account.satisfactionRatings.find(path.satisfaction_rating_id),
  CreateTicketSatisfactionRating: (call) => {
    const ticket = findOwnTicket(call.account, call.actor, call.path.ticket_id)
    return rateTicket(editOf(call), ticket, call.body.satisfaction_rating)
  },
} satisfies Handlers<'satisfaction-ratings'>

function listed({ account, query }: Call<'ListSatisfactionRatings'>) {
  const { score, start_time, end_time } = query
  const rows = score === undefined ? account.satisfactionRatings.rows : account.satisfactionRatings.by('score', score)
  if (start_time === undefined && end_time === undefined) return rows
  return rowsWithin(rows.ordered('created_at'), { from: placeAtSecond(start_time), to: placeAtSecond(end_time) })
}
