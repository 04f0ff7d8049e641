import { ianaTimeZone } from '../../account/time-zones.ts'
import type { Interval } from './schedule.ts'
import { week } from './week.ts'
import { offsetAt, zoneSpans } from './zone-spans.ts'

/** Days on which nobody works, as `2026-12-24`, the last of them too. */
interface DaysOff {
  readonly start_date: string
  readonly end_date: string
}

/** Opening hours, made ready to reckon with. Times are milliseconds, of local clocks where they say so. */
export interface BusinessHours {
  readonly zone: string
  readonly intervals: readonly (readonly [from: number, to: number])[]
  readonly openInWeek: number
  /** Local, in order, none touching another. */
  readonly closings: readonly (readonly [from: number, to: number])[]
}

const minute = 60_000
const weekLength = week * minute
const dayLength = 24 * 60 * minute
/** 1970 began on a Thursday; this was the Sunday before. */
const firstSunday = -4 * dayLength
/** The end of the year 9999, beyond which no clock goes. */
const endOfTime = Date.UTC(10_000, 0)

export function businessHours(
  schedule: { readonly time_zone: string; readonly intervals: readonly Interval[] },
  holidays: readonly DaysOff[],
): BusinessHours {
  const intervals = schedule.intervals.map(
    ({ start_time, end_time }) => [start_time * minute, end_time * minute] as const,
  )
  return {
    zone: ianaTimeZone(schedule.time_zone) ?? 'Etc/UTC',
    intervals,
    openInWeek: intervals.reduce((sum, [from, to]) => sum + to - from, 0),
    closings: closingsOf(holidays),
  }
}

/** The milliseconds from one moment to another in which local clocks show opening hours. */
export function businessTime(hours: BusinessHours, from: number, to: number): number {
  let sum = 0
  for (const span of zoneSpans(hours.zone, from, to)) {
    sum += openUntil(hours, span.to + span.offset) - openUntil(hours, span.from + span.offset)
  }
  return sum
}

/** Whole minutes of that. */
export function businessMinutes(hours: BusinessHours, from: number, to: number): number {
  return Math.floor(businessTime(hours, from, to) / minute)
}

/** The first moment by which so many business milliseconds are over; undefined where there never is one. */
export function afterBusinessTime(hours: BusinessHours, from: number, time: number): number | undefined {
  if (time <= 0) return from
  if (hours.openInWeek === 0) return undefined
  let left = time
  for (const span of zoneSpans(hours.zone, from, endOfTime)) {
    const before = openUntil(hours, span.from + span.offset)
    const passes = openUntil(hours, span.to + span.offset) - before
    if (passes >= left)
      return reached(hours, before + left, span.from + span.offset, span.to + span.offset) - span.offset
    left -= passes
  }
  return undefined
}

export function isInBusinessHours(hours: BusinessHours, moment: number): boolean {
  const local = moment + offsetAt(hours.zone, moment)
  return openUntil(hours, local + 1) > openUntil(hours, local)
}

/** The first local time between two by which as much was open. */
function reached(hours: BusinessHours, open: number, from: number, to: number): number {
  let [low, high] = [from, to]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (openUntil(hours, middle) >= open) high = middle
    else low = middle
  }
  return high
}

/** How much was open since the first Sunday, by a local time: by weeks, without what was closed for holidays. */
function openUntil(hours: BusinessHours, local: number): number {
  let open = inWeeks(hours, local)
  for (const [from, to] of hours.closings) {
    if (from >= local) break
    open -= inWeeks(hours, Math.min(to, local)) - inWeeks(hours, from)
  }
  return open
}

function inWeeks({ intervals, openInWeek }: BusinessHours, local: number): number {
  const weeks = Math.floor((local - firstSunday) / weekLength)
  const inThis = local - firstSunday - weeks * weekLength
  const open = intervals.reduce((sum, [from, to]) => sum + Math.max(0, Math.min(inThis, to) - from), 0)
  return weeks * openInWeek + open
}

function closingsOf(holidays: readonly DaysOff[]): BusinessHours['closings'] {
  const days = holidays.map(
    (holiday) => [Date.parse(holiday.start_date), Date.parse(holiday.end_date) + dayLength] as const,
  )
  const closings: (readonly [number, number])[] = []
  for (const [from, to] of days.toSorted(([one], [other]) => one - other)) {
    const last = closings.at(-1)
    if (last && from <= last[1]) closings[closings.length - 1] = [last[0], Math.max(last[1], to)]
    else closings.push([from, to])
  }
  return closings
}
