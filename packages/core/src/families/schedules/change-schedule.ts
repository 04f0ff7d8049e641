import type { Holiday, HolidayUpdate, Schedule, ScheduleCreate, ScheduleUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { isTimeZone, timeZoneOf } from '../../account/time-zones.ts'
import { notFound } from '../../errors.ts'
import { Validation } from '../../validation.ts'
import type { StoredSchedule } from './schedule.ts'

type Intervals = Schedule['intervals']

const dayLong = 24 * 60
const weekLong = 7 * dayLong

/** Nine to five from Monday to Friday, unless something else is said. */
const usualWeek: Intervals = [1, 2, 3, 4, 5].map((day) => ({
  start_time: day * dayLong + 9 * 60,
  end_time: day * dayLong + 17 * 60,
}))

/** Throws `invalid`. */
export function createSchedule(account: Account, given: ScheduleCreate): StoredSchedule {
  const { now } = account
  const blank = {
    id: account.ids.next(),
    name: '',
    time_zone: '',
    intervals: usualWeek,
    created_at: now,
    updated_at: now,
  }
  return account.schedules.insert({ ...blank, ...changesOf(account, blank, given), holidays: [] })
}

/** Throws `invalid`. */
export function updateSchedule(account: Account, schedule: StoredSchedule, given: ScheduleUpdate): StoredSchedule {
  return account.schedules.update(schedule, { ...changesOf(account, schedule, given), updated_at: account.now })
}

function changesOf(account: Account, before: Schedule, given: ScheduleUpdate): Partial<Schedule> {
  const validation = new Validation()
  const { name = before.name, time_zone = before.time_zone, intervals = before.intervals } = given
  const isTaken = [...account.schedules.rows].some((other) => other.id !== before.id && other.name === name)
  validation.present('name', name, 'Name')
  validation.unique('name', isTaken, 'Name', name)
  if (!isTimeZone(time_zone) && timeZoneOf(time_zone) === undefined) {
    validation.add('time_zone', { description: 'Time zone: is invalid', error: 'InvalidValue' })
  }
  checkIntervals(validation, intervals)
  validation.check()
  return { name, time_zone, intervals }
}

/** Spans of the week, each within a day and none over another (docs: Schedules). */
function checkIntervals(validation: Validation, intervals: Intervals): void {
  const sorted = intervals.toSorted((left, right) => left.start_time - right.start_time)
  const isOdd = sorted.some(({ start_time, end_time }, place) => {
    const isWithinDay = Math.floor(start_time / dayLong) === Math.floor((end_time - 1) / dayLong)
    const isSpan = start_time >= 0 && end_time > start_time && end_time <= weekLong && isWithinDay
    return !isSpan || start_time < (sorted[place - 1]?.end_time ?? 0)
  })
  if (isOdd) validation.add('intervals', { description: 'Intervals: are invalid', error: 'InvalidValue' })
}

/** Throws `notFound`. */
export function findHoliday({ holidays }: StoredSchedule, id: number): Holiday {
  const holiday = holidays.find((one) => one.id === id)
  if (!holiday) throw notFound()
  return holiday
}

/** Adds a holiday, or puts a changed one in its place. Throws `invalid`. */
export function saveHoliday(
  account: Account,
  schedule: StoredSchedule,
  given: HolidayUpdate,
  before: Holiday = { id: account.ids.next(), name: '', start_date: '', end_date: '' },
): Holiday {
  const { name = before.name, start_date = before.start_date, end_date = before.end_date } = given
  const holiday = { id: before.id, name, start_date, end_date }
  checkHoliday(account, holiday)
  const isKnown = schedule.holidays.some(({ id }) => id === holiday.id)
  const holidays = isKnown
    ? schedule.holidays.map((one) => (one.id === holiday.id ? holiday : one))
    : [...schedule.holidays, holiday]
  account.schedules.update(schedule, { holidays, updated_at: account.now })
  return holiday
}

export function removeHoliday(account: Account, schedule: StoredSchedule, { id }: Holiday): void {
  const holidays = schedule.holidays.filter((one) => one.id !== id)
  account.schedules.update(schedule, { holidays, updated_at: account.now })
}

/** Days within two years each way (docs: Schedules > Holidays). */
function checkHoliday(account: Account, { name, start_date, end_date }: Holiday): void {
  const validation = new Validation()
  validation.present('name', name, 'Name')
  const year = new Date(account.clock.now()).getUTCFullYear()
  for (const [property, value] of Object.entries({ start_date, end_date })) {
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    if (!isDay || Math.abs(Number(value.slice(0, 4)) - year) > 2) {
      validation.add(property, {
        description: `${property === 'start_date' ? 'Start' : 'End'} date: is invalid`,
        error: 'InvalidValue',
      })
    }
  }
  if (end_date < start_date)
    validation.add('end_date', { description: 'End date: is ahead of the start date', error: 'InvalidValue' })
  validation.check()
}
