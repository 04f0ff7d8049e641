import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { afterBusinessTime, businessHours, businessMinutes, businessTime, isInBusinessHours } from './business-time.ts'
import { day, week } from './week.ts'

const minute = 60_000
const at = (time: string) => Date.parse(`${time}Z`)
const nineToFive = [1, 2, 3, 4, 5].map((weekday) => ({
  start_time: weekday * day + 540,
  end_time: weekday * day + 1020,
}))
const berlin = businessHours({ time_zone: 'Berlin', intervals: nineToFive }, [
  { start_date: '2026-04-03', end_date: '2026-04-06' },
])

describe('nine to five in Berlin', () => {
  test.each([
    ['a working day', '2026-03-16T00:00', '2026-03-17T00:00', 480],
    ['a weekend', '2026-03-13T16:00', '2026-03-16T08:00', 0],
    ['half an hour before closing time, over the weekend', '2026-03-13T15:30', '2026-03-16T08:10', 40],
    ['Easter, with Friday and Monday off', '2026-04-02T14:30', '2026-04-07T07:30', 60],
    ['backwards', '2026-03-17T00:00', '2026-03-16T00:00', 0],
  ])('%s', (_, from, to, minutes) => {
    expect(businessMinutes(berlin, at(from), at(to))).toBe(minutes)
  })

  test.each([
    ['before summer time begins', '2026-03-27T08:00', '2026-03-27T16:00'],
    ['after summer time began', '2026-03-30T07:00', '2026-03-30T15:00'],
  ])('the day opens and closes by local clocks %s', (_, opening, closing) => {
    const open = (time: number) => isInBusinessHours(berlin, time)
    expect([at(opening) - 1, at(opening), at(closing) - 1, at(closing)].map(open)).toEqual([false, true, true, false])
  })

  test('what begins on Friday afternoon is due on Monday', () => {
    expect(afterBusinessTime(berlin, at('2026-03-27T15:00'), 120 * minute)).toBe(at('2026-03-30T08:00'))
  })

  test('time that is over at closing time is over then, not next morning', () => {
    expect(afterBusinessTime(berlin, at('2026-03-27T15:00'), 60 * minute)).toBe(at('2026-03-27T16:00'))
  })
})

test('the hour that clocks show twice counts twice, and the one they skip not at all', () => {
  const nightly = businessHours({ time_zone: 'Berlin', intervals: [{ start_time: 60, end_time: 240 }] }, [])
  expect(businessMinutes(nightly, at('2026-03-28T12:00'), at('2026-03-29T12:00'))).toBe(120)
  expect(businessMinutes(nightly, at('2026-10-24T12:00'), at('2026-10-25T12:00'))).toBe(240)
})

test('without opening hours no time ever passes', () => {
  const closed = businessHours({ time_zone: 'Berlin', intervals: [] }, [])
  expect(businessTime(closed, at('2026-01-01T00:00'), at('2027-01-01T00:00'))).toBe(0)
  expect(afterBusinessTime(closed, at('2026-01-01T00:00'), minute)).toBeUndefined()
})

/** Weeks, holidays and moments around the days on which clocks are changed, north and south of the equator. */
const anyHours = fc
  .record({
    time_zone: fc.constantFrom('Berlin', 'Sydney', 'Casablanca', 'Kathmandu', 'UTC', 'Santiago'),
    intervals: fc.uniqueArray(fc.integer({ min: 0, max: 6 * 24 + 23 }), { maxLength: 40 }),
    minutes: fc.integer({ min: 1, max: 60 }),
    daysOff: fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 3 })), { maxLength: 4 }),
  })
  .map(({ time_zone, intervals, minutes, daysOff }) => {
    const date = (days: number) => new Date(at('2026-03-20T00:00') + days * day * minute).toISOString().slice(0, 10)
    return businessHours(
      { time_zone, intervals: intervals.map((hour) => ({ start_time: hour * 60, end_time: hour * 60 + minutes })) },
      daysOff.map(([first, length]) => ({ start_date: date(first), end_date: date(first + length) })),
    )
  })
const anyMoment = fc.integer({ min: 0, max: 4 * week }).map((minutes) => at('2026-03-18T00:00') + minutes * minute)

test('parts of a time add up to the whole', () => {
  fc.assert(
    fc.property(anyHours, fc.tuple(anyMoment, anyMoment, anyMoment), (hours, moments) => {
      const [from, between, to] = moments.toSorted((one, other) => one - other)
      if (from === undefined || between === undefined || to === undefined) return
      expect(businessTime(hours, from, between) + businessTime(hours, between, to)).toBe(businessTime(hours, from, to))
    }),
  )
})

test('so much after a moment is the first by which so much has passed', () => {
  fc.assert(
    fc.property(anyHours, anyMoment, fc.integer({ min: 1, max: 10_000 * minute }), (hours, from, time) => {
      const moment = afterBusinessTime(hours, from, time)
      if (moment === undefined) {
        expect(hours.openInWeek).toBe(0)
        return
      }
      expect(businessTime(hours, from, moment)).toBe(time)
      expect(businessTime(hours, from, moment - 1)).toBe(time - 1)
    }),
  )
})

test('counting minute by minute on local clocks comes to the same', () => {
  fc.assert(
    fc.property(anyHours, anyMoment, fc.integer({ min: 0, max: 3 * day }), (hours, from, minutes) => {
      const each = Array.from({ length: minutes }, (_, index) => from + index * minute)
      const counted = each.filter((moment) => isOpenByLocalClock(hours, moment)).length
      expect(businessMinutes(hours, from, from + minutes * minute)).toBe(counted)
      expect(isInBusinessHours(hours, from)).toBe(isOpenByLocalClock(hours, from))
    }),
    { numRuns: 25 },
  )
})

const formats = new Map<string, Intl.DateTimeFormat>()

/** What a wall clock and a calendar say, without any reckoning with offsets. */
function isOpenByLocalClock({ zone, intervals, closings }: ReturnType<typeof businessHours>, moment: number): boolean {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' })
  formats.set(zone, format)
  const local = new Date(`${format.format(moment).replace(' ', 'T')}Z`)
  const inWeek = (local.getUTCDay() * day + local.getUTCHours() * 60 + local.getUTCMinutes()) * minute
  if (closings.some(([from, to]) => from <= local.getTime() && local.getTime() < to)) return false
  return intervals.some(([from, to]) => from <= inWeek && inWeek < to)
}
