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

export function ticketsOf({ tickets }: Account, { id }: StoredUser): TicketCounts {
  const requested = tickets.by('requester', id)
  const open = requested.by('stage', 'working').size
  return {
    assigned: tickets.by('assignee', id).size,
    requested: requested.size,
    copied: tickets.by('ccd', id).size,
    followed: tickets.by('follower', id).size,
    requestedNotClosed: open + requested.by('stage', 'solved').size,
    open,
  }
}
