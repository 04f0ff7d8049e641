import type { Account } from '../../account/account.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { type Minutes, minutesOf } from './minutes.ts'

/** Whole minutes of a ticket's time, from one second since 1970 to another. */
export function minutesBetween(account: Account, ticket: StoredTicket, from: number, to: number): Minutes {
  return minutesOf(calendarMinutes(from, to), businessMinutes(account, ticket, from, to))
}

const calendarMinutes = (from: number, to: number) => Math.floor(Math.max(0, to - from) / 60)

/** The part that falls into opening hours: all of it for a ticket without a schedule. */
function businessMinutes(_account: Account, _ticket: StoredTicket, from: number, to: number): number {
  return calendarMinutes(from, to)
}
