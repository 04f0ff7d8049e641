import type { ScheduleCreate, ScheduleUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { isTimeZone } from '../../account/time-zones.ts'
import { Validation } from '../../validation.ts'
import type { Interval, StoredSchedule } from './schedule.ts'
import { day, week } from './week.ts'

/** Nine to five on weekdays. */
const usualWeek: readonly Interval[] = [1, 2, 3, 4, 5].map((weekday) => ({
  start_time: weekday * day + 9 * 60,
  end_time: weekday * day + 17 * 60,
}))

/** Throws `invalid` for a blank name, a time zone that there is not, and hours that cannot be. */
export function createSchedule(account: Account, given: ScheduleCreate): StoredSchedule {
  const { name, time_zone, intervals = usualWeek } = given
  validate({ name, time_zone, intervals })
  const { now } = account
  return account.schedules.insert({
    id: account.ids.next(),
    name,
    time_zone,
    intervals,
    created_at: now,
    updated_at: now,
  })
}

/** Changes name and time zone; the hours are changed as the work week (docs: Schedules). Throws `invalid`. */
export function updateSchedule(account: Account, schedule: StoredSchedule, given: ScheduleUpdate): StoredSchedule {
  const { name, time_zone } = { ...schedule, ...given }
  validate({ name, time_zone, intervals: schedule.intervals })
  return account.schedules.update(schedule, { name, time_zone, updated_at: account.now })
}

/** Throws `invalid`. */
export function setWorkweek(
  account: Account,
  schedule: StoredSchedule,
  intervals: readonly Interval[],
): StoredSchedule {
  validate({ ...schedule, intervals })
  return account.schedules.update(schedule, { intervals, updated_at: account.now })
}

/** Its holidays go with it. */
export function deleteSchedule(account: Account, schedule: StoredSchedule): void {
  for (const holiday of [...account.holidays.by('schedule', schedule.id)]) account.holidays.delete(holiday)
  account.schedules.delete(schedule)
}

function validate({ name, time_zone, intervals }: Pick<StoredSchedule, 'name' | 'time_zone' | 'intervals'>): void {
  const validation = new Validation()
  validation.present('name', name, 'Name')
  if (!isTimeZone(time_zone)) {
    validation.add('time_zone', { description: 'Time zone: is not included in the list', error: 'InvalidValue' })
  }
  // A body's inner keys may be missing, whatever is required of them.
  validation.present('intervals', intervals, 'Intervals')
  const problem = problemWith(intervals ?? [])
  if (problem) validation.add('intervals', { description: `Intervals: ${problem}`, error: 'InvalidValue' })
  validation.check()
}

/** The service's own words for these are not known. */
function problemWith(intervals: readonly Interval[]): string | undefined {
  const inOrder = intervals.toSorted((one, other) => one.start_time - other.start_time)
  for (const [index, { start_time, end_time }] of inOrder.entries()) {
    if (start_time < 0 || end_time > week) return `must lie between 0 and ${week}`
    if (end_time <= start_time) return 'must end after they start'
    if (Math.floor(start_time / day) !== Math.floor((end_time - 1) / day)) return 'cannot span calendar days'
    const before = inOrder[index - 1]
    if (before && before.end_time > start_time) return 'cannot overlap'
  }
  return undefined
}
