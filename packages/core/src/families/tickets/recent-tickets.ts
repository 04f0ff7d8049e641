import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import type { StoredTicket } from './ticket.ts'

/** Tickets that the agent interface lists as recent. */
const mostViewed = 5

export function noteView(account: Account, { id: userId }: Actor, { id }: StoredTicket): void {
  if (userId === null) return
  const views = account.ticketViews.get(userId)
  if (views?.ticket_ids[0] === id) return
  const ticket_ids = [id, ...(views?.ticket_ids ?? []).filter((one) => one !== id)].slice(0, mostViewed)
  if (views) account.ticketViews.update(views, { ticket_ids })
  else account.ticketViews.insert({ id: userId, ticket_ids })
}

/** What the caller has looked at, latest first, without what is gone, archived or out of reach. */
export function recentTickets(
  account: Account,
  actor: Actor,
  visible: { has(id: number): boolean },
): readonly StoredTicket[] {
  const ids = account.ticketViews.get(actor.id)?.ticket_ids ?? []
  return ids.flatMap((id) => (visible.has(id) ? [account.tickets.find(id)] : []))
}
