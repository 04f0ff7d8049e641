import type { HolidayCreate, HolidayUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { isDate } from '../../read-time.ts'
import { labelOf, Validation } from '../../validation.ts'
import type { StoredHoliday } from './holiday.ts'
import type { StoredSchedule } from './schedule.ts'

/** Throws `invalid` for a blank name, and days that are none, go backwards or are more than two years off. */
export function createHoliday(account: Account, { id }: StoredSchedule, given: HolidayCreate): StoredHoliday {
  validate(account, given)
  const { name, start_date, end_date } = given
  return account.holidays.insert({ id: account.ids.next(), schedule_id: id, name, start_date, end_date })
}

/** Throws `invalid`. */
export function updateHoliday(account: Account, holiday: StoredHoliday, given: HolidayUpdate): StoredHoliday {
  const { name, start_date, end_date } = { ...holiday, ...given }
  validate(account, { name, start_date, end_date })
  return account.holidays.update(holiday, { name, start_date, end_date })
}

function validate(account: Account, { name, start_date, end_date }: HolidayCreate): void {
  const validation = new Validation()
  validation.present('name', name, 'Name')
  const [earliest, latest] = [yearsFrom(account, -2), yearsFrom(account, 2)]
  for (const [property, date] of Object.entries({ start_date, end_date })) {
    const problem = isDate(date) ? tooFar(date, earliest, latest) : 'is not a date'
    if (problem) validation.add(property, { description: `${labelOf(property)}: ${problem}`, error: 'InvalidValue' })
  }
  if (end_date < start_date) {
    validation.add('end_date', { description: 'End date: cannot be before the start date', error: 'InvalidValue' })
  }
  validation.check()
}

/** Within two years each way (docs: Schedules). */
function tooFar(date: string, earliest: string, latest: string): string | undefined {
  return date < earliest || date > latest ? `must lie between ${earliest} and ${latest}` : undefined
}

function yearsFrom({ clock }: Account, years: number): string {
  const date = new Date(clock.now())
  date.setUTCFullYear(date.getUTCFullYear() + years)
  return date.toISOString().slice(0, 10)
}
