import type { Account } from '../../account/account.ts'
import { businessMinutes } from '../schedules/business-time.ts'
import { hoursFor } from '../schedules/hours-of.ts'
import { type Minutes, minutesOf } from './minutes.ts'

/** A ticket whose time is counted, by its own schedule. */
interface TimedTicket {
  readonly account: Account
  readonly after: { readonly schedule_id?: number }
}

/** Whole minutes of a ticket's time, from one second since 1970 to another. */
export function minutesBetween(timed: TimedTicket, from: number, to: number): Minutes {
  return minutesOf(calendarMinutes(from, to), openMinutes(timed, from, to))
}

const calendarMinutes = (from: number, to: number) => Math.floor(Math.max(0, to - from) / 60)

/** The part that falls into opening hours: all of it for an account without a schedule. */
function openMinutes({ account, after }: TimedTicket, from: number, to: number): number {
  const hours = hoursFor(account, after)
  return hours ? businessMinutes(hours, from * 1000, to * 1000) : calendarMinutes(from, to)
}
