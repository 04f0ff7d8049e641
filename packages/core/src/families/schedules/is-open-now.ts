import type { Account } from '../../account/account.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { isInBusinessHours } from './business-time.ts'
import { hoursFor } from './hours-of.ts'

/** Whether it is within the opening hours that count for the ticket. Without a schedule it is never closed. */
export function isOpenNow(account: Account, ticket: StoredTicket): boolean {
  const hours = hoursFor(account, ticket)
  return hours === undefined || isInBusinessHours(hours, account.clock.now())
}
