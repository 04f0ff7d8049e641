import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const path = '/business_hours/schedules'
const nights = [
  { start_time: 0, end_time: 360 },
  { start_time: 8640, end_time: 10080 },
]

async function withSchedule(given: object = {}) {
  const desk = testDesk()
  const { status, body } = await desk.call('admin', 'POST', path, {
    schedule: { name: 'Order desk', time_zone: 'Berlin', ...given },
  })
  return { ...desk, status, schedule: body.schedule, own: `${path}/${body.schedule?.id}` }
}

test('a schedule is open from nine to five on weekdays unless it says otherwise', async () => {
  const { status, schedule } = await withSchedule()
  expect(status).toBe(201)
  expect(schedule.intervals).toEqual([
    { start_time: 1980, end_time: 2460 },
    { start_time: 3420, end_time: 3900 },
    { start_time: 4860, end_time: 5340 },
    { start_time: 6300, end_time: 6780 },
    { start_time: 7740, end_time: 8220 },
  ])
  expect((await withSchedule({ intervals: nights })).schedule.intervals).toEqual(nights)
})

test('it is listed, renamed, and gone once it is deleted, with its holidays', async () => {
  const { call, account, own, schedule } = await withSchedule()
  expect((await call('agent', 'GET', path)).body.schedules).toEqual([schedule])
  const renamed = await call('admin', 'PUT', own, { schedule: { name: 'Orders', time_zone: 'Paris' } })
  expect(renamed.body.schedule).toEqual({ ...schedule, name: 'Orders', time_zone: 'Paris' })
  await call('admin', 'POST', `${own}/holidays`, {
    holiday: { name: 'Rest', start_date: '2026-05-01', end_date: '2026-05-01' },
  })
  expect((await call('admin', 'DELETE', own)).status).toBe(204)
  expect((await call('admin', 'GET', own)).status).toBe(404)
  expect((await call('admin', 'GET', `${own}/holidays`)).status).toBe(404)
  expect(account.holidays.size).toBe(0)
})

test('the work week is replaced as a whole and answered as such', async () => {
  const { call, own } = await withSchedule()
  const { status, body } = await call('admin', 'PUT', `${own}/workweek`, { workweek: { intervals: nights } })
  expect({ status, body }).toEqual({ status: 200, body: { workweek: { intervals: nights } } })
  expect((await call('agent', 'GET', own)).body.schedule.intervals).toEqual(nights)
})

test.each([
  ['that are not there', undefined],
  ['beyond the week', [{ start_time: 10000, end_time: 10081 }]],
  ['before the week', [{ start_time: -1, end_time: 60 }]],
  ['ending as they start', [{ start_time: 60, end_time: 60 }]],
  ['across midnight', [{ start_time: 1380, end_time: 1500 }]],
  [
    'overlapping',
    [
      { start_time: 100, end_time: 200 },
      { start_time: 0, end_time: 101 },
    ],
  ],
])('hours %s are refused', async (_, intervals) => {
  const { call, own } = await withSchedule()
  const { status, body } = await call('admin', 'PUT', `${own}/workweek`, { workweek: { intervals } })
  expect(status).toBe(422)
  expect(Object.keys(body.details)).toEqual(['intervals'])
})

test.each([
  ['name', { name: ' ' }],
  ['time_zone', { time_zone: 'Atlantis' }],
])('a schedule with a wrong %s is refused', async (property, given) => {
  const { call } = testDesk()
  const answer = await call('admin', 'POST', path, { schedule: { name: 'A', time_zone: 'Berlin', ...given } })
  expect(answer.status).toBe(422)
  expect(Object.keys(answer.body.details)).toEqual([property])
})

test('agents read schedules and do not change them', async () => {
  const { call, own } = await withSchedule()
  expect((await call('agent', 'GET', own)).status).toBe(200)
  expect((await call('agent', 'PUT', own, { schedule: { name: 'B' } })).status).toBe(403)
  expect((await call('endUser', 'GET', own)).status).toBe(403)
})

describe('holidays', () => {
  const easter = { name: 'Easter', start_date: '2026-04-03', end_date: '2026-04-06' }
  const summer = { name: 'Summer', start_date: '2026-08-03', end_date: '2026-08-14' }

  test('are made, listed by dates, changed and deleted', async () => {
    const { call, own } = await withSchedule()
    const made = await call('admin', 'POST', `${own}/holidays`, { holiday: summer })
    expect(made).toMatchObject({ status: 201, body: { holiday: summer } })
    await call('admin', 'POST', `${own}/holidays`, { holiday: easter })
    const names = async (query: string) =>
      (await call('agent', 'GET', `${own}/holidays${query}`)).body.holidays.map(({ name }: { name: string }) => name)
    expect(await names('')).toEqual(['Easter', 'Summer'])
    expect(await names('?start_date=2026-05-01')).toEqual(['Summer'])
    expect(await names('?end_date=2026-05-01')).toEqual(['Easter'])
    const one = `${own}/holidays/${made.body.holiday.id}`
    const changed = await call('admin', 'PUT', one, { holiday: { end_date: '2026-08-16' } })
    expect(changed.body.holiday).toEqual({ ...made.body.holiday, end_date: '2026-08-16' })
    expect((await call('admin', 'DELETE', one)).status).toBe(204)
    expect((await call('agent', 'GET', one)).status).toBe(404)
  })

  test('of one schedule are not found under another', async () => {
    const { call, own } = await withSchedule()
    const other = await call('admin', 'POST', path, { schedule: { name: 'Other', time_zone: 'Paris' } })
    const { body } = await call('admin', 'POST', `${own}/holidays`, { holiday: easter })
    expect((await call('agent', 'GET', `${path}/${other.body.schedule.id}/holidays/${body.holiday.id}`)).status).toBe(
      404,
    )
  })

  test.each([
    ['name', { name: '' }],
    ['start_date', { start_date: '2026-02-30' }],
    ['end_date', { end_date: '2026-04-02' }],
    ['end_date', { end_date: '2028-03-15' }],
    ['start_date', { start_date: '2024-03-13' }],
  ])('with a wrong %s are refused', async (property, given) => {
    const { call, own } = await withSchedule()
    const { status, body } = await call('admin', 'POST', `${own}/holidays`, { holiday: { ...easter, ...given } })
    expect(status).toBe(422)
    expect(Object.keys(body.details)).toEqual([property])
  })
})

test('tickets are measured in the hours of the first schedule', async () => {
  const { call, account } = await withSchedule({ time_zone: 'UTC' })
  // The present is a Saturday morning; Monday is off.
  const { id } = (await call('agent', 'GET', path)).body.schedules[0]
  await call('admin', 'POST', `${path}/${id}/holidays`, {
    holiday: { name: 'Day off', start_date: '2026-03-16', end_date: '2026-03-16' },
  })
  const { ticket } = (await call('agent', 'POST', '/tickets', { ticket: { comment: { body: 'It rattles' } } })).body
  account.clock.advance(3 * 24 * 60 * 60_000 + 30 * 60_000)
  await call('agent', 'PUT', `/tickets/${ticket.id}`, { ticket: { status: 'solved' } })
  const { body } = await call('agent', 'GET', `/tickets/${ticket.id}/metrics`)
  const { full_resolution_time_in_minutes, requester_wait_time_in_minutes } = body.ticket_metric
  expect(full_resolution_time_in_minutes).toEqual({ calendar: 4350, business: 30 })
  expect(requester_wait_time_in_minutes).toEqual({ calendar: 4350, business: 30 })
})

test('a seed brings schedules with their holidays', () => {
  const { account } = testDesk({
    seed: {
      schedules: [
        {
          name: 'Nights',
          time_zone: 'Tokyo',
          intervals: nights,
          holidays: [{ name: 'Golden week', start_date: '2026-05-03', end_date: '2026-05-06' }],
        },
      ],
    },
  })
  const [schedule] = account.schedules.rows
  expect(schedule).toMatchObject({ name: 'Nights', time_zone: 'Tokyo', intervals: nights })
  expect([...account.holidays.rows]).toMatchObject([{ name: 'Golden week', schedule_id: schedule?.id }])
})
