import type { Account } from '../../account/account.ts'
import { minutesBetween as openMinutes } from '../schedules/business-time.ts'
import { usualSchedule } from '../schedules/schedule-of.ts'
import { type Minutes, minutesOf } from './minutes.ts'

/** Whole minutes of a ticket's time, from one second since 1970 to another. */
export function minutesBetween(account: Account, from: number, to: number): Minutes {
  return minutesOf(calendarMinutes(from, to), businessMinutes(account, from, to))
}

const calendarMinutes = (from: number, to: number) => Math.floor(Math.max(0, to - from) / 60)

/** The part that falls into opening hours: all of it for an account without a schedule. */
function businessMinutes(account: Account, from: number, to: number): number {
  const schedule = usualSchedule(account)
  return schedule ? Math.floor(openMinutes(schedule, from * 1000, to * 1000)) : calendarMinutes(from, to)
}
