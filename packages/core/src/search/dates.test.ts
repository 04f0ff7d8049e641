import { describe, expect, test } from 'vitest'
import { readDate } from './dates.ts'

const now = Date.parse('2026-03-14T09:00:00Z')
const iso = (time: number) => new Date(time).toISOString().slice(0, 19)

describe('readDate', () => {
  test.each([
    ['2026-03-14', 'UTC', '2026-03-14T00:00:00', '2026-03-15T00:00:00'],
    ['2026-03-14', 'America/Los_Angeles', '2026-03-14T07:00:00', '2026-03-15T07:00:00'],
    // The clocks go forward on this day.
    ['2026-03-08', 'America/Los_Angeles', '2026-03-08T08:00:00', '2026-03-09T07:00:00'],
    ['2026-12-31', 'Asia/Tokyo', '2026-12-30T15:00:00', '2026-12-31T15:00:00'],
    ['2026-03-14T09:00:00+02:00', 'UTC', '2026-03-14T07:00:00', '2026-03-14T07:00:01'],
    ['9999-12-31', 'UTC', '9999-12-31T00:00:00', '+010000-01-01T00:00'],
    ['4hours', 'UTC', '2026-03-14T05:00:00', '2026-03-14T05:00:00'],
    ['1hour', 'UTC', '2026-03-14T08:00:00', '2026-03-14T08:00:00'],
    ['30minutes', 'UTC', '2026-03-14T08:30:00', '2026-03-14T08:30:00'],
    ['2weeks', 'UTC', '2026-02-28T09:00:00', '2026-02-28T09:00:00'],
    ['1month', 'UTC', '2026-02-14T09:00:00', '2026-02-14T09:00:00'],
    ['2years', 'UTC', '2024-03-14T09:00:00', '2024-03-14T09:00:00'],
  ])('reads %s in %s', (value, timeZone, from, to) => {
    const stretch = readDate(value, { now, timeZone })
    expect(stretch && [iso(stretch.from), iso(stretch.to)]).toEqual([from, to])
  })

  test.each(['', 'yesterday', '2026-13-40', '4 hours', '2026-03-14Tnoon'])('reads no time in %j', (value) => {
    expect(readDate(value, { now, timeZone: 'UTC' })).toBeUndefined()
  })
})
