import { describe, expect, test } from 'vitest'
import { begin, type Caller, testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

const minute = 60_000

/** The time so many minutes after the begin. */
const at = (minutes: number) => new Date(Date.parse(begin) + minutes * minute).toISOString().replace('.000', '')
const both = (minutes: number | null) => ({ calendar: minutes, business: minutes })

function helpDesk() {
  const desk = testDesk({ world: quietWorld })
  const later = (minutes: number) => desk.account.clock.advance(minutes * minute)
  const open = async (ticket: object = {}, caller: Caller = 'endUser') => {
    const given = { subject: 'Hub', comment: { body: 'It rattles' }, ...ticket }
    return caller === 'endUser'
      ? (await desk.call(caller, 'POST', '/requests', { request: given })).body.request
      : (await desk.call(caller, 'POST', '/tickets', { ticket: given })).body.ticket
  }
  const change = (id: number, ticket: object, caller: Caller = 'agent') =>
    desk.call(caller, 'PUT', `/tickets/${id}`, { ticket })
  const answer = (id: number, body: string) =>
    desk.call('endUser', 'PUT', `/requests/${id}`, { request: { comment: { body } } })
  const metric = async (id: number, caller: Caller = 'admin') =>
    (await desk.call(caller, 'GET', `/tickets/${id}/metrics`)).body.ticket_metric
  return { ...desk, later, open, change, answer, metric }
}

describe('the metric of a ticket', () => {
  test('of a new one tells when it came, and nothing that has not happened', async () => {
    const { open, metric } = helpDesk()
    const { id } = await open()
    const told = await metric(id)
    expect(told).toEqual({
      url: `https://example.zendesk.com/api/v2/ticket_metrics/${told.id}.json`,
      id: expect.any(Number),
      ticket_id: id,
      created_at: begin,
      updated_at: begin,
      group_stations: expect.any(Number),
      assignee_stations: 0,
      reopens: 0,
      replies: 0,
      assignee_updated_at: null,
      requester_updated_at: begin,
      status_updated_at: begin,
      custom_status_updated_at: begin,
      initially_assigned_at: null,
      assigned_at: null,
      solved_at: null,
      latest_comment_added_at: begin,
      reply_time_in_minutes: both(null),
      reply_time_in_seconds: { calendar: null },
      first_resolution_time_in_minutes: both(null),
      full_resolution_time_in_minutes: both(null),
      agent_wait_time_in_minutes: both(null),
      requester_wait_time_in_minutes: both(null),
      on_hold_time_in_minutes: both(0),
    })
  })

  test('follows reply, pending, hold, solution and a second life', async () => {
    const { open, change, answer, metric, later, person } = helpDesk()
    const { id } = await open()
    later(10)
    await change(id, { comment: { body: 'Which hub?' }, status: 'pending', assignee_id: person('agent').id })
    expect(await metric(id)).toMatchObject({
      replies: 1,
      assignee_stations: 1,
      initially_assigned_at: at(10),
      assignee_updated_at: at(10),
      status_updated_at: at(10),
      latest_comment_added_at: at(10),
      reply_time_in_minutes: both(10),
      requester_wait_time_in_minutes: both(10),
      agent_wait_time_in_minutes: both(null),
    })
    later(20)
    await answer(id, 'The rear one')
    expect(await metric(id)).toMatchObject({ requester_updated_at: at(30), agent_wait_time_in_minutes: both(20) })
    later(30)
    await change(id, { status: 'hold' })
    later(40)
    await change(id, { status: 'solved', comment: { body: 'Sent' } })
    const solved = {
      replies: 2,
      solved_at: at(100),
      reply_time_in_minutes: both(10),
      first_resolution_time_in_minutes: both(100),
      full_resolution_time_in_minutes: both(100),
      requester_wait_time_in_minutes: both(80),
      agent_wait_time_in_minutes: both(20),
      on_hold_time_in_minutes: both(40),
      reopens: 0,
    }
    expect(await metric(id)).toMatchObject(solved)
    later(50)
    await answer(id, 'It still rattles')
    expect(await metric(id)).toMatchObject({ ...solved, reopens: 1, solved_at: null })
    later(60)
    await change(id, { status: 'solved', assignee_id: person('secondAgent').id })
    expect(await metric(id)).toMatchObject({
      assignee_stations: 2,
      initially_assigned_at: at(10),
      assigned_at: at(210),
      first_resolution_time_in_minutes: both(100),
      full_resolution_time_in_minutes: both(210),
      requester_wait_time_in_minutes: both(140),
    })
  })

  test('takes notes, and what opens a ticket, for no reply', async () => {
    const { open, change, metric, later, person } = helpDesk()
    const { id } = await open({ requester_id: person('endUser').id }, 'agent')
    later(5)
    await change(id, { comment: { body: 'Note', public: false } })
    expect(await metric(id)).toMatchObject({ replies: 0, reply_time_in_minutes: both(null) })
    later(5)
    await change(id, { comment: { body: 'Reply' } })
    expect(await metric(id)).toMatchObject({ replies: 1, reply_time_in_minutes: both(10) })
  })

  test('of an imported ticket measures nothing, and knows when it was solved', async () => {
    const { call, metric, later, account, person } = helpDesk()
    later(60)
    const ticket = {
      subject: 'Old',
      requester_id: person('endUser').id,
      created_at: begin,
      solved_at: at(30),
      status: 'solved',
      comments: [{ value: 'Old', created_at: begin }],
    }
    const { id } = (await call('admin', 'POST', '/imports/tickets', { ticket })).body.ticket
    expect(await metric(id)).toMatchObject({ solved_at: at(30), first_resolution_time_in_minutes: both(null) })
    expect(account.metricLog.size).toBe(0)
  })

  test('goes with a ticket that is erased', async () => {
    const { open, call, account, finished } = helpDesk()
    const { id } = await open()
    await call('admin', 'DELETE', `/tickets/${id}`)
    expect((await call('admin', 'GET', `/tickets/${id}/metrics`)).status).toBe(404)
    await finished(await call('admin', 'DELETE', `/deleted_tickets/${id}`))
    expect(account.ticketMetrics.size).toBe(0)
  })
})

describe('lists', () => {
  test('come newest first, without archived tickets, and lead to single metrics', async () => {
    const { open, call, account } = helpDesk()
    const [first, second, third] = [await open(), await open(), await open()]
    account.commit(() => account.tickets.update(account.tickets.find(second.id), { archived: true }))
    const { body } = await call('admin', 'GET', '/ticket_metrics')
    expect(body.ticket_metrics.map(({ ticket_id }: { ticket_id: number }) => ticket_id)).toEqual([third.id, first.id])
    const [metric] = body.ticket_metrics
    expect((await call('admin', 'GET', `/ticket_metrics/${metric.id}`)).body.ticket_metric).toEqual(metric)
    expect((await call('admin', 'GET', `/ticket_metrics/${metric.id + 1}`)).status).toBe(404)
  })

  test.each([
    ['an admin', () => 'admin', 200, true],
    ['an agent who sees all', () => 'agent', 200, true],
    ['an agent kept to own tickets', (desk) => desk.agentWith({ ticket_access: 'assigned-only' }), 200, false],
    ['an agent kept to own groups', (desk) => desk.agentWith({ ticket_access: 'within-groups' }), 200, false],
    ['an end user', () => 'endUser', 403, false],
    ['nobody', () => 'nobody', 401, false],
  ] satisfies [string, (desk: ReturnType<typeof helpDesk>) => Caller, number, boolean][])(
    'for %s show what the caller may see',
    async (_, callerIn, status, sees) => {
      const desk = helpDesk()
      const { id } = await desk.open()
      const caller = callerIn(desk)
      const list = await desk.call(caller, 'GET', '/ticket_metrics')
      expect([list.status, list.body.ticket_metrics?.length ?? 0]).toEqual([status, sees ? 1 : 0])
      const single = await desk.call(caller, 'GET', `/tickets/${id}/metrics`)
      expect(single.status).toBe(sees || status !== 200 ? status : 404)
    },
  )
})

describe('side-loads of tickets', () => {
  test('stand within a single ticket', async () => {
    const { open, call, metric } = helpDesk()
    const { id } = await open()
    const { body } = await call('admin', 'GET', `/tickets/${id}?include=metric_sets,dates,slas`)
    expect(body.ticket.metric_set).toEqual(await metric(id))
    expect(body.ticket.dates).toMatchObject({ requester_updated_at: begin, solved_at: null })
    expect(body.ticket.slas).toEqual({ policy_metrics: [] })
    expect(body).not.toHaveProperty('metric_sets')
  })

  test('of lists stand beside them, but for the dates', async () => {
    const { open, call, metric } = helpDesk()
    const { id } = await open()
    const { body } = await call('admin', 'GET', '/tickets?include=metric_sets,dates,slas')
    expect(body.metric_sets).toEqual([await metric(id)])
    expect(body.tickets[0]).toMatchObject({ dates: { status_updated_at: begin }, slas: { policy_metrics: [] } })
    expect(body.tickets[0]).not.toHaveProperty('metric_set')
  })
})
