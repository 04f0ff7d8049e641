import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begin, testDesk } from '../../testing.ts'

const minute = 60_000
const start = Date.parse(begin) / 1000
const at = (minutes: number) => new Date(Date.parse(begin) + minutes * minute).toISOString().replace('.000', '')

function helpDesk() {
  const desk = testDesk({ rateLimit: 'unlimited' })
  const later = (minutes: number) => desk.account.clock.advance(minutes * minute)
  const open = async (): Promise<number> =>
    (await desk.call('endUser', 'POST', '/requests', { request: { subject: 'Hub', comment: { body: 'It rattles' } } }))
      .body.request.id
  const change = (id: number, ticket: object) => desk.call('agent', 'PUT', `/tickets/${id}`, { ticket })
  const answer = (id: number) =>
    desk.call('endUser', 'PUT', `/requests/${id}`, { request: { comment: { body: 'Still' } } })
  const list = async (query: string) =>
    (await desk.call('admin', 'GET', `/incremental/ticket_metric_events?${query}`)).body
  return { ...desk, later, open, change, answer, list }
}

interface Told {
  readonly id: number
  readonly metric: string
  readonly type: string
  readonly instance_id: number
  readonly time: string
  readonly status?: { readonly calendar: number; readonly business: number }
}

/** What happened to a clock: `type instance at minute` and, of a state, the minutes told. */
const storyOf = (events: readonly Told[], metric: string) =>
  events
    .filter((event) => event.metric === metric && event.type !== 'measure')
    .map(({ type, instance_id, time, status }) => {
      const told = `${type} ${instance_id} ${(Date.parse(time) - Date.parse(begin)) / minute}`
      return status ? `${told}: ${status.calendar}` : told
    })

describe('the clocks of a ticket', () => {
  test('are told as they run, rest and come to their end', async () => {
    const { open, change, answer, list, later, person } = helpDesk()
    const id = await open()
    later(10)
    await change(id, { comment: { body: 'Which?' }, status: 'pending', assignee_id: person('agent').id })
    later(20)
    await answer(id)
    later(30)
    await change(id, { status: 'hold' })
    later(40)
    await change(id, { status: 'solved', comment: { body: 'Sent' } })
    later(50)
    await answer(id)
    later(60)
    await change(id, { status: 'solved' })
    later(2)
    const { ticket_metric_events: events, ...beside } = await list(`start_time=${start}`)
    expect(beside).toMatchObject({ count: events.length, end_of_stream: true, end_time: start + 210 * 60 })
    expect(storyOf(events, 'reply_time')).toEqual([
      'activate 1 0',
      'fulfill 1 10',
      'update_status 1 10: 10',
      'activate 2 30',
      'fulfill 2 100',
      'update_status 2 100: 70',
      'activate 3 150',
      'fulfill 3 210',
      'update_status 3 210: 60',
    ])
    expect(storyOf(events, 'agent_work_time')).toEqual([
      'activate 1 0',
      'pause 1 10',
      'activate 1 30',
      'pause 1 60',
      'fulfill 1 100',
      'update_status 1 100: 40',
      'activate 1 150',
      'fulfill 1 210',
      'update_status 1 210: 100',
    ])
    expect(storyOf(events, 'requester_wait_time')).toEqual([
      'activate 1 0',
      'pause 1 10',
      'activate 1 30',
      'fulfill 1 100',
      'update_status 1 100: 80',
      'activate 1 150',
      'fulfill 1 210',
      'update_status 1 210: 140',
    ])
    expect(storyOf(events, 'periodic_update_time')).toEqual([
      'activate 1 10',
      'fulfill 1 100',
      'update_status 1 100: 90',
    ])
    expect(storyOf(events, 'pausable_update_time')).toEqual([
      'activate 1 10',
      'pause 1 10',
      'activate 1 30',
      'fulfill 1 100',
      'update_status 1 100: 70',
    ])
    expect(storyOf(events, 'resolution_time')).toEqual([
      'activate 1 0',
      'fulfill 1 100',
      'update_status 1 100: 100',
      'activate 1 150',
      'fulfill 1 210',
      'update_status 1 210: 210',
    ])
  })

  test('are measured from the beginning, each under instance 0, and events have the whole form', async () => {
    const { open, list, later } = helpDesk()
    const ticket_id = await open()
    later(2)
    const { ticket_metric_events: events } = await list(`start_time=${start}`)
    expect(events[0]).toEqual({
      id: expect.any(Number),
      ticket_id,
      metric: 'agent_work_time',
      instance_id: 0,
      type: 'measure',
      time: begin,
      deleted: false,
    })
    expect(events.filter(({ type }: Told) => type === 'measure')).toHaveLength(6)
  })

  test('of notes and changes that no clock follows tell nothing', async () => {
    const { open, change, list, later } = helpDesk()
    const id = await open()
    later(5)
    await change(id, { comment: { body: 'Note', public: false }, priority: 'high' })
    later(2)
    expect((await list(`start_time=${start + 1}`)).ticket_metric_events).toEqual([])
  })
})

describe('the export', () => {
  /** Tickets opened at these minutes and solved a while after. */
  async function deskWith(openings: readonly number[]) {
    const desk = helpDesk()
    let now = 0
    for (const minutes of [...openings].sort((left, right) => left - right)) {
      desk.later(minutes - now)
      now = minutes
      await desk.change(await desk.open(), { status: 'solved' })
    }
    desk.later(2)
    return desk
  }

  test('walks through all events once by cursors, whatever the page size, both ways', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 1, max: 40 }),
        async (openings, size) => {
          const { list, call } = await deskWith(openings)
          const all = (await list(`start_time=${start}`)).ticket_metric_events
          const seen: Told[] = []
          let page = await list(`start_time=${start}&page[size]=${size}`)
          for (let pages = 0; pages <= all.length; pages++) {
            seen.push(...page.ticket_metric_events)
            if (!page.meta.has_more) break
            page = (await call('admin', 'GET', page.links.next)).body
          }
          expect(seen).toEqual(all)
          expect(new Set(seen.map(({ id }) => id)).size).toBe(all.length)
          const before = (await call('admin', 'GET', page.links.prev)).body.ticket_metric_events
          const rest = all.length - page.ticket_metric_events.length
          expect(before).toEqual(all.slice(Math.max(0, rest - size), rest))
        },
      ),
      { numRuns: 15 },
    )
  })

  test.each([
    ['by time', ''],
    ['by cursor', '&page[size]=100'],
  ])('%s begins at the start time', async (_, paging) => {
    const { list } = await deskWith([0, 3, 3, 5])
    const { ticket_metric_events: events } = await list(`start_time=${start + 3 * 60}${paging}`)
    expect(events[0]).toMatchObject({ type: 'measure', time: at(3) })
    expect(new Set(events.map(({ ticket_id }: { ticket_id: number }) => ticket_id)).size).toBe(3)
  })

  test('begins at any time, also at the present one: so taps find out whether they may read it', async () => {
    const { list } = await deskWith([0])
    expect(await list(`start_time=${start + 3600}`)).toMatchObject({ ticket_metric_events: [], end_of_stream: true })
  })

  test.each([
    ['agent', 403],
    ['endUser', 403],
    ['nobody', 401],
  ] as const)('is not for %s', async (caller, status) => {
    const { call } = helpDesk()
    expect((await call(caller, 'GET', '/incremental/ticket_metric_events?start_time=0')).status).toBe(status)
  })
})
