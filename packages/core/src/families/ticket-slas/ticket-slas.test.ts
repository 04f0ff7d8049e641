import { describe, expect, test } from 'vitest'
import { beforeSpring, type SlaDesk, slaDesk } from './testing.ts'

/** Each metric: what lets its clock start on a ticket that was opened, what ends it, and where it rests. */
const metrics: readonly (readonly [
  metric: string,
  clock: string,
  start: readonly ('reply' | 'answer')[],
  end: 'reply' | 'solve',
  rests: readonly string[],
])[] = [
  ['first_reply_time', 'reply_time', [], 'reply', []],
  ['next_reply_time', 'reply_time', ['reply', 'answer'], 'reply', []],
  ['periodic_update_time', 'periodic_update_time', ['reply'], 'solve', []],
  ['pausable_update_time', 'pausable_update_time', ['reply'], 'solve', ['pending']],
  ['requester_wait_time', 'requester_wait_time', [], 'solve', ['pending']],
  ['agent_work_time', 'agent_work_time', [], 'solve', ['pending', 'hold']],
  ['total_resolution_time', 'resolution_time', [], 'solve', []],
]

async function started(desk: SlaDesk, start: readonly ('reply' | 'answer')[]): Promise<number> {
  const id = await desk.open()
  for (const step of start) await desk[step](id)
  return id
}

describe.each(metrics)('%s', (metric, clock, start, end, rests) => {
  const finish = (desk: SlaDesk, id: number) =>
    end === 'reply' ? desk.reply(id) : desk.change(id, { status: 'solved' })

  test('is promised from the start of its clock, missed at its own time, and told once', async () => {
    const desk = slaDesk()
    await desk.promise(metric)
    const id = await started(desk, start)
    expect(await desk.sla(id, metric)).toEqual({ metric, stage: 'active', breach_at: desk.at(60), hours: 1 })
    await desk.later(59)
    expect(await desk.sla(id, metric)).toMatchObject({ minutes: 1 })
    await desk.later(200)
    expect(await desk.sla(id, metric)).toMatchObject({ stage: 'active', breach_at: desk.at(60), hours: -3 })
    const story = await desk.story(id, clock)
    const instance = metric === 'next_reply_time' ? 2 : 1
    expect(story.slice(-2)).toEqual([`apply_sla ${instance} at 0`, `breach ${instance} at 60`])
    await finish(desk, id)
    expect(await desk.sla(id, metric)).toMatchObject({ stage: 'achieved', breach_at: desk.at(60) })
    expect((await desk.story(id, clock)).filter((told) => told.startsWith('breach'))).toHaveLength(1)
  })

  test('is kept by who is in time', async () => {
    const desk = slaDesk()
    await desk.promise(metric)
    const id = await started(desk, start)
    await desk.later(30)
    await finish(desk, id)
    await desk.later(100)
    expect(await desk.sla(id, metric)).toMatchObject({ stage: 'achieved', breach_at: desk.at(60) })
    expect((await desk.story(id, clock)).some((told) => told.startsWith('breach'))).toBe(false)
  })

  test.each(['pending', 'hold'])(
    'goes on where it stopped after a ticket was %s, if it rests at all',
    async (status) => {
      const desk = slaDesk()
      await desk.promise(metric)
      const id = await started(desk, start)
      await desk.later(20)
      await desk.change(id, { status })
      const isAtRest = rests.includes(status)
      const resting = { metric, stage: 'paused', breach_at: null, minutes: 40 }
      const running = { metric, stage: 'active', breach_at: desk.at(60), minutes: 40 }
      expect(await desk.sla(id, metric)).toEqual(isAtRest ? resting : running)
      await desk.later(100)
      await desk.change(id, { status: 'open' })
      expect(await desk.sla(id, metric)).toMatchObject({ stage: 'active', breach_at: desk.at(isAtRest ? 160 : 60) })
      const story = await desk.story(id, clock)
      expect(story.includes('breach 1 at 60') || story.includes('breach 2 at 60')).toBe(!isAtRest)
    },
  )

  test('in business hours passes over the night, a weekend, a holiday and the change to summer time', async () => {
    const desk = slaDesk({ start: beforeSpring })
    await desk.openHours()
    await desk.promise([], 0, { policy_metrics: [{ priority: 'low', metric, target: 120, business_hours: true }] })
    const id = await started(desk, start)
    // One hour on Friday from four to five, the other on Tuesday, by when Berlin is two hours ahead.
    expect(await desk.sla(id, metric)).toMatchObject({ breach_at: '2026-03-31T08:00:00Z' })
    await desk.later(30)
    await desk.change(id, { status: 'pending' })
    await desk.later(4 * 24 * 60 + 60)
    await desk.change(id, { status: 'open' })
    // Half an hour was over when the ticket came to rest; it went on at half past five on Tuesday afternoon.
    const rested = '2026-04-01T08:30:00Z'
    const wanted = rests.includes('pending') ? rested : '2026-03-31T08:00:00Z'
    expect(await desk.sla(id, metric)).toMatchObject({ breach_at: wanted })
  })
})

test('clocks that follow the status go on with a ticket that is opened again', async () => {
  const desk = slaDesk()
  await desk.promise(['requester_wait_time', 'first_reply_time'])
  const id = await desk.open()
  await desk.later(20)
  await desk.reply(id, { status: 'solved' })
  await desk.later(500)
  await desk.answer(id)
  expect(await desk.sla(id, 'requester_wait_time')).toMatchObject({ stage: 'active', breach_at: desk.at(560) })
  expect(await desk.sla(id, 'first_reply_time')).toMatchObject({ stage: 'achieved', breach_at: desk.at(60) })
})

test('business hours are those of the schedule that a rule has set, as they are at the latest change', async () => {
  const desk = slaDesk({ start: beforeSpring })
  await desk.openHours()
  const path = '/business_hours/schedules'
  const london = { name: 'London', time_zone: 'London' }
  const { schedule } = (await desk.call('admin', 'POST', path, { schedule: london })).body
  const trigger = {
    title: 'London',
    conditions: { all: [{ field: 'current_tags', operator: 'includes', value: 'london' }] },
    actions: [{ field: 'set_schedule', value: String(schedule.id) }],
  }
  expect((await desk.call('admin', 'POST', '/triggers', { trigger })).status).toBe(201)
  const metric = 'total_resolution_time'
  await desk.promise([], 0, { policy_metrics: [{ priority: 'low', metric, target: 120, business_hours: true }] })
  const id = await desk.open()
  expect(await desk.sla(id, metric)).toMatchObject({ breach_at: '2026-03-31T08:00:00Z' })
  await desk.change(id, { tags: ['london'] })
  expect(await desk.sla(id, metric)).toMatchObject({ breach_at: '2026-03-27T17:00:00Z' })
  const fridayAtFour = 5 * 24 * 60 + 16 * 60
  const intervals = [{ start_time: fridayAtFour, end_time: fridayAtFour + 180 }]
  await desk.call('admin', 'PUT', `${path}/${schedule.id}/workweek`, { workweek: { intervals } })
  expect(await desk.sla(id, metric)).toMatchObject({ breach_at: '2026-03-27T17:00:00Z' })
  await desk.note(id)
  expect(await desk.sla(id, metric)).toMatchObject({ breach_at: '2026-03-27T18:00:00Z' })
})

test('of a ticket that is deleted nothing is missed, until it is restored', async () => {
  const desk = slaDesk()
  await desk.promise('first_reply_time')
  const id = await desk.open()
  await desk.call('admin', 'DELETE', `/tickets/${id}`)
  await desk.later(100)
  await desk.call('admin', 'PUT', `/deleted_tickets/${id}/restore`)
  expect((await desk.story(id, 'reply_time')).at(-1)).toBe('breach 1 at 100')
  await desk.call('admin', 'DELETE', `/tickets/${id}`)
  await desk.finished(await desk.call('admin', 'DELETE', `/deleted_tickets/${id}`))
  expect(desk.account.ticketSlas.size).toBe(0)
})

test('where there are no policies, nothing is kept of tickets and no work waits', async () => {
  const desk = slaDesk()
  const id = await desk.open()
  await desk.reply(id)
  expect(desk.account.ticketSlas.size).toBe(0)
  expect([...desk.account.scheduledWork.by('kind', 'tell_sla_breaches')]).toEqual([])
  expect(await desk.slas(id)).toEqual([])
})
