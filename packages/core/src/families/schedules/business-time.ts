import { ianaTimeZone } from '../../account/time-zones.ts'
import { zoneClock } from '../../zone-clock.ts'
import type { StoredSchedule } from './schedule.ts'

const minute = 60_000
const dayLong = 24 * 60

/** A span of time in milliseconds since 1970; the end is no part of it. */
interface Span {
  readonly from: number
  readonly to: number
}

/** As far as hours of business are looked for: a schedule without any opens never. */
const farthest = 3 * 366

/** Whether the moment lies in hours of business. */
export const isOpen = (schedule: StoredSchedule, time: number): boolean => minutesBetween(schedule, time, time + 1) > 0

/** Minutes of business between two moments, parts of them too; none where the second comes first. */
export function minutesBetween(schedule: StoredSchedule, from: number, to: number): number {
  let sum = 0
  for (const span of spansFrom(schedule, from)) {
    if (span.from >= to) break
    sum += Math.max(0, Math.min(span.to, to) - Math.max(span.from, from))
  }
  return sum / minute
}

/** The moment when so many minutes of business have passed; undefined where they never will. */
export function momentAfter(schedule: StoredSchedule, from: number, minutes: number): number | undefined {
  let left = minutes * minute
  for (const span of spansFrom(schedule, from)) {
    const begin = Math.max(span.from, from)
    if (begin >= span.to) continue
    if (left <= span.to - begin) return begin + left
    left -= span.to - begin
  }
  return undefined
}

/** The hours of business from the day of a moment on, day by day in the schedule's own time zone. */
function* spansFrom(schedule: StoredSchedule, from: number): IterableIterator<Span> {
  const zone = zoneClock(ianaTimeZone(schedule.time_zone) ?? schedule.time_zone)
  const first = Date.parse(`${zone.dayOf(from)}T00:00:00Z`)
  const intervals = schedule.intervals.toSorted((left, right) => left.start_time - right.start_time)
  for (let count = 0; count < farthest; count++) {
    const day = new Date(first + count * dayLong * minute)
    const text = day.toISOString().slice(0, 10)
    if (isHoliday(schedule, text)) continue
    const begin = day.getUTCDay() * dayLong
    const midnight = day.getTime()
    for (const { start_time, end_time } of intervals) {
      if (start_time < begin || start_time >= begin + dayLong) continue
      // Clocks show these hours, whatever they were turned by in the night.
      yield {
        from: zone.momentOf(midnight + (start_time - begin) * minute),
        to: zone.momentOf(midnight + (end_time - begin) * minute),
      }
    }
  }
}

const isHoliday = ({ holidays }: StoredSchedule, day: string) =>
  holidays.some(({ start_date, end_date }) => day >= start_date && day <= end_date)
