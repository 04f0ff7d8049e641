import type { Account } from '../../account/account.ts'
import { scrubTicket } from './scrub-ticket.ts'
import type { StoredTicket } from './ticket.ts'

/** Deletes a ticket for good, so that it cannot be restored; no audit is left to tell of it. */
export function eraseTicket(account: Account, ticket: StoredTicket): void {
  const deletion = { actor_id: null, deleted_at: account.now, previous_state: ticket.status }
  scrubTicket(account, account.tickets.update(ticket, { deletion }), -1)
}
