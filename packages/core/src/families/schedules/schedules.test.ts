import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { isOpen, minutesBetween, momentAfter } from './business-time.ts'
import type { StoredSchedule } from './schedule.ts'

const path = '/business_hours/schedules'
const minute = 60_000

function desk() {
  const { call, ...rest } = testDesk()
  const create = (schedule: object) =>
    call('admin', 'POST', path, { schedule: { name: 'Office', time_zone: 'Berlin', ...schedule } })
  return { call, create, ...rest }
}

describe('schedules', () => {
  test('are made with the usual week or with what is given, changed and deleted', async () => {
    const { create, call } = desk()
    const made = (await create({})).body.schedule
    expect(made).toMatchObject({
      name: 'Office',
      time_zone: 'Berlin',
      intervals: expect.arrayContaining([{ start_time: 1980, end_time: 2460 }]),
    })
    const intervals = [{ start_time: 2000, end_time: 2100 }]
    expect((await create({ name: 'Short', intervals })).body.schedule.intervals).toEqual(intervals)
    const { status, body } = await call('admin', 'PUT', `${path}/${made.id}/workweek`, { workweek: { intervals } })
    expect([status, body]).toEqual([200, { workweek: { intervals } }])
    expect(
      (await call('admin', 'PUT', `${path}/${made.id}`, { schedule: { name: 'Day' } })).body.schedule,
    ).toMatchObject({ name: 'Day', intervals })
    expect((await call('agent', 'GET', path)).body.schedules).toHaveLength(2)
    expect((await call('admin', 'DELETE', `${path}/${made.id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `${path}/${made.id}`)).status).toBe(404)
  })

  test.each([
    [{ name: '' }, 'name'],
    [{ time_zone: 'Atlantis' }, 'time_zone'],
    [{ intervals: [{ start_time: 100, end_time: 90 }] }, 'intervals'],
    [{ intervals: [{ start_time: 0, end_time: 1500 }] }, 'intervals'],
    [
      {
        intervals: [
          { start_time: 0, end_time: 60 },
          { start_time: 30, end_time: 90 },
        ],
      },
      'intervals',
    ],
  ])('%j is refused', async (schedule, property) => {
    const { status, body } = await desk().create(schedule)
    expect([status, Object.keys(body.details)]).toEqual([422, [property]])
  })

  test('have holidays', async () => {
    const { create, call } = desk()
    const { id } = (await create({})).body.schedule
    const holidays = `${path}/${id}/holidays`
    const given = { name: 'Spring', start_date: '2026-04-03', end_date: '2026-04-06' }
    const { status, body } = await call('admin', 'POST', holidays, { holiday: given })
    expect([status, body.holiday]).toEqual([201, { id: body.holiday.id, ...given }])
    await call('admin', 'PUT', `${holidays}/${body.holiday.id}`, { holiday: { name: 'Easter' } })
    expect((await call('agent', 'GET', holidays)).body.holidays).toMatchObject([
      { name: 'Easter', start_date: '2026-04-03' },
    ])
    expect((await call('agent', 'GET', `${holidays}?start_date=2026-05-01`)).body.holidays).toEqual([])
    expect((await call('admin', 'POST', holidays, { holiday: { ...given, end_date: '2026-04-01' } })).status).toBe(422)
    expect(
      (
        await call('admin', 'POST', holidays, {
          holiday: { ...given, start_date: '2031-01-01', end_date: '2031-01-01' },
        })
      ).status,
    ).toBe(422)
    expect((await call('admin', 'DELETE', `${holidays}/${body.holiday.id}`)).status).toBe(204)
    expect((await call('agent', 'GET', `${holidays}/${body.holiday.id}`)).status).toBe(404)
  })
})

test('metrics and conditions tell hours of business apart from those of the clock', async () => {
  const { create, call, account, person } = desk()
  await create({ time_zone: 'London' })
  account.clock.advance(46 * 60 * minute)
  const given = {
    subject: 'Kettle',
    comment: { body: 'It leaks' },
    requester_id: person('endUser').id,
    assignee_email: 'agent@example.com',
  }
  const { ticket } = (await call('agent', 'POST', '/tickets', { ticket: given })).body
  account.clock.advance(26 * 60 * minute)
  const count = async (operator: string, value: string) => {
    const view = {
      all: [
        { field: 'assignee_id', operator: 'is', value: String(person('agent').id) },
        { field: 'assigned_at', operator, value },
      ],
    }
    const { rows } = (await call('admin', 'POST', '/views/preview?per_page=100', { view })).body
    return rows.filter(({ ticket_id }: { ticket_id: number }) => ticket_id === ticket.id).length
  }
  expect([await count('greater_than', '20'), await count('greater_than_business_hours', '20')]).toEqual([1, 0])
  expect(await count('less_than_business_hours', '11')).toBe(1)
  await call('agent', 'PUT', `/tickets/${ticket.id}`, { ticket: { status: 'solved' } })
  const { ticket_metric } = (await call('agent', 'GET', `/tickets/${ticket.id}/metrics`)).body
  expect(ticket_metric.full_resolution_time_in_minutes).toEqual({ calendar: 26 * 60, business: 8 * 60 })
})

describe('business time', () => {
  const schedule = (more: Partial<StoredSchedule> = {}): StoredSchedule => ({
    id: 1,
    name: 'Office',
    time_zone: 'Berlin',
    intervals: [1, 2, 3, 4, 5].map((day) => ({ start_time: day * 1440 + 540, end_time: day * 1440 + 1020 })),
    created_at: '',
    updated_at: '',
    holidays: [],
    ...more,
  })
  const at = (text: string) => Date.parse(text)

  test.each([
    ['a day', '2026-03-16T00:00:00+01:00', '2026-03-17T00:00:00+01:00', 480],
    ['a weekend', '2026-03-13T17:00:00+01:00', '2026-03-16T09:00:00+01:00', 0],
    ['across one', '2026-03-13T16:00:00+01:00', '2026-03-16T10:00:00+01:00', 120],
    ['the week in which clocks go forward', '2026-03-27T09:00:00+01:00', '2026-03-30T10:00:00+02:00', 540],
    ['backwards', '2026-03-17T00:00:00Z', '2026-03-16T00:00:00Z', 0],
    ['parts of minutes', '2026-03-16T09:00:00+01:00', '2026-03-16T09:00:30+01:00', 0.5],
  ])('%s', (_, from, to, minutes) => {
    expect(minutesBetween(schedule(), at(from), at(to))).toBe(minutes)
  })

  test('holidays do not count', () => {
    const closed = schedule({ holidays: [{ id: 1, name: 'H', start_date: '2026-03-16', end_date: '2026-03-17' }] })
    expect(minutesBetween(closed, at('2026-03-16T00:00:00Z'), at('2026-03-19T00:00:00+01:00'))).toBe(480)
    expect(isOpen(closed, at('2026-03-16T10:00:00+01:00'))).toBe(false)
    expect(isOpen(closed, at('2026-03-18T10:00:00+01:00'))).toBe(true)
  })

  test('what never opens never comes', () => {
    expect(momentAfter(schedule({ intervals: [] }), at('2026-03-16T00:00:00Z'), 1)).toBeUndefined()
  })

  /** The plain way: minute by minute, by what the zone's clocks show. */
  function counted({ intervals, holidays }: StoredSchedule, from: number, to: number): number {
    const format = new Intl.DateTimeFormat('en-GB', {
      timeZone: 'Europe/Berlin',
      weekday: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      hourCycle: 'h23',
    })
    let sum = 0
    for (let time = from; time < to; time += minute) {
      const parts = Object.fromEntries(format.formatToParts(time).map(({ type, value }) => [type, value]))
      const day = `${parts.year}-${parts.month}-${parts.day}`
      const weekday = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(parts.weekday ?? '')
      const place = weekday * 1440 + Number(parts.hour) * 60 + Number(parts.minute)
      const isHoliday = holidays.some(({ start_date, end_date }) => day >= start_date && day <= end_date)
      if (!isHoliday && intervals.some(({ start_time, end_time }) => place >= start_time && place < end_time)) sum++
    }
    return sum
  }

  const week = fc
    .subarray([0, 1, 2, 3, 4, 5, 6], { minLength: 1 })
    .chain((days) => fc.tuple(fc.constant(days), fc.integer({ min: 4, max: 20 }), fc.integer({ min: 1, max: 4 })))
    .map(([days, hour, length]) =>
      days.map((day) => ({
        start_time: day * 1440 + hour * 60,
        end_time: day * 1440 + Math.min(24, hour + length) * 60,
      })),
    )
  // Around the night of 2026-03-29, in which clocks go from two to three.
  const moment = fc.integer({ min: 0, max: 7 * 1440 }).map((minutes) => at('2026-03-25T00:00:00Z') + minutes * minute)

  test('agrees with a count minute by minute, adds up, and is undone by the moment after', () => {
    fc.assert(
      fc.property(week, moment, moment, moment, fc.boolean(), (intervals, a, b, c, hasHoliday) => {
        const holidays = hasHoliday ? [{ id: 1, name: 'H', start_date: '2026-03-27', end_date: '2026-03-28' }] : []
        const open = schedule({ intervals, holidays })
        const [from = 0, middle = 0, to = 0] = [a, b, c].sort((left, right) => left - right)
        const minutes = minutesBetween(open, from, to)
        expect(minutes).toBe(counted(open, from, to))
        expect(minutesBetween(open, from, middle) + minutesBetween(open, middle, to)).toBe(minutes)
        const after = momentAfter(open, from, minutes)
        if (minutes > 0) expect(minutesBetween(open, from, after ?? 0)).toBe(minutes)
      }),
      { numRuns: 30 },
    )
  })
})
