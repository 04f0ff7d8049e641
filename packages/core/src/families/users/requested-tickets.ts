import type { Account } from '../../account/account.ts'
import type { StoredUser } from './user.ts'

/** How many tickets hang on a user. */
export interface TicketCounts {
  readonly assigned: number
  readonly requested: number
  readonly copied: number
  readonly followed: number
  /** Requested ones that are not closed: they keep their requester from being deleted. */
  readonly requestedNotClosed: number
  /** What `include=open_ticket_count` tells. */
  readonly open: number
}

/** The account keeps no tickets of its own so far: this is the one place where they will be counted. */
export function ticketsOf(_account: Account, _user: StoredUser): TicketCounts {
  return { assigned: 0, requested: 0, copied: 0, followed: 0, requestedNotClosed: 0, open: 0 }
}
