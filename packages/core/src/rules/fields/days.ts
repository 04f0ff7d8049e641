import type { Account } from '../../account/account.ts'
import { zoneClock } from '../../zone-clock.ts'
import { type DayOperator, dayOperators, type Operator } from '../operators.ts'

export const isDayOperator = (operator: Operator): operator is DayOperator =>
  dayOperators.some((known) => known === operator)

const dayLong = 24 * 60 * 60_000

/** Whether a day stands to another, or to today with so many days, as the operator says. Days are `2026-03-14`. */
export function holdsOfDay(operator: DayOperator, actual: string, wanted: string, account: Account): boolean {
  if (actual === '') return false
  const [day, named] = [actual.slice(0, 10), wanted.slice(0, 10)]
  switch (operator) {
    case 'is_before':
      return day < named
    case 'is_on_or_before':
      return day <= named
    case 'is_after':
      return day > named
    case 'is_on_or_after':
      return day >= named
    case 'is_within_previous_n_days':
      return isWithin(day, -Number(wanted), account)
    case 'is_within_next_n_days':
      return isWithin(day, Number(wanted), account)
  }
}

/** Today counts. */
function isWithin(day: string, days: number, { clock, settings }: Account): boolean {
  const today = zoneClock(settings.iana_time_zone).dayOf(clock.now())
  const away = Math.round((Date.parse(day) - Date.parse(today)) / dayLong)
  return days < 0 ? away <= 0 && away >= days : away >= 0 && away <= days
}
