import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { begin, type Caller, testDesk } from '../../testing.ts'
import { newTicketField } from '../ticket-fields/new-ticket-field.ts'

const second = 1000
const start = Date.parse(begin) / second

function helpDesk() {
  const desk = testDesk()
  const later = (seconds: number) => desk.account.clock.advance(seconds * second)
  const open = async (ticket: object = {}): Promise<number> =>
    (await desk.call('admin', 'POST', '/tickets', { ticket: { subject: 'Hub', comment: { body: 'a' }, ...ticket } }))
      .body.ticket.id
  const change = (id: number, ticket: object, caller: Caller = 'admin') =>
    desk.call(caller, 'PUT', `/tickets/${id}`, { ticket })
  const remove = (id: number) => desk.call('admin', 'DELETE', `/tickets/${id}`)
  const get = async (path: string) => (await desk.call('admin', 'GET', path)).body
  const tickets = (query = `start_time=${start}`) => get(`/incremental/tickets?${query}`)
  const events = (query = `start_time=${start}`) => get(`/incremental/ticket_events?${query}`)
  return { ...desk, later, open, change, remove, get, tickets, events }
}

interface Record {
  readonly id: number
}

const idsOf = (records: readonly Record[]) => records.map(({ id }) => id)

describe('the export of tickets', () => {
  test('goes by the latest change, and leaves out the latest minute', async () => {
    const { open, change, later, tickets } = helpDesk()
    const [first, second] = [await open(), await open()]
    later(10)
    await change(first, { priority: 'high' })
    later(60)
    const early = await tickets()
    expect(idsOf(early.tickets)).toEqual([second])
    expect(early).toMatchObject({ count: 1, end_of_stream: true, end_time: start })
    later(1)
    const whole = await tickets()
    expect(idsOf(whole.tickets)).toEqual([second, first])
    expect(whole.tickets[1].generated_timestamp).toBe(start + 10)
    expect(whole.end_time).toBe(start + 10)
    expect(idsOf((await tickets(`start_time=${start + 10}`)).tickets)).toEqual([first])
  })

  test('tells of deleted, erased and archived tickets, unless deleted ones are not wanted', async () => {
    const { open, remove, call, later, tickets, account, finished } = helpDesk()
    const [living, deleted, erased, archived] = [await open(), await open(), await open(), await open()]
    await remove(deleted)
    await remove(erased)
    await finished(await call('admin', 'DELETE', `/deleted_tickets/${erased}`))
    account.commit(() => account.tickets.update(account.tickets.find(archived), { archived: true }))
    later(62)
    const told = new Map((await tickets()).tickets.map((ticket: Record) => [ticket.id, ticket]))
    expect(told.get(living)).toMatchObject({ status: 'new', subject: 'Hub' })
    expect(told.get(deleted)).toMatchObject({ status: 'deleted', subject: 'Hub' })
    expect(told.get(erased)).toMatchObject({
      status: 'deleted',
      subject: 'SCRUBBED',
      raw_subject: 'SCRUBBED',
      description: 'SCRUBBED',
      requester_id: expect.any(Number),
    })
    expect(told.has(archived)).toBe(true)
    for (const path of ['tickets', 'tickets/cursor']) {
      const { body } = await call('admin', 'GET', `/incremental/${path}?start_time=${start}&exclude_deleted=true`)
      expect(idsOf(body.tickets)).toEqual([living, archived])
    }
  })

  test('tells of a change that no audit tells of', async () => {
    const { open, later, tickets } = helpDesk()
    const problem = await open({ type: 'problem' })
    later(100)
    await open({ type: 'incident', problem_id: problem })
    later(62)
    const [told] = (await tickets(`start_time=${start + 1}`)).tickets
    expect(told).toMatchObject({
      id: problem,
      has_incidents: true,
      updated_at: begin,
      generated_timestamp: start + 100,
    })
  })

  test('is of the tickets of agents, of AI agents, or of all', async () => {
    const { open, later, account, tickets, events } = helpDesk()
    const [human, machine] = [await open(), await open()]
    account.commit(() => account.tickets.update(account.tickets.find(machine), { support_type: 'ai_agent' }))
    later(62)
    const idsIn = async (scope: string) => idsOf((await tickets(`start_time=${start}${scope}`)).tickets)
    expect(await idsIn('')).toEqual([human])
    expect(await idsIn('&support_type_scope=ai_agent')).toEqual([machine])
    expect(await idsIn('&support_type_scope=all')).toEqual([human, machine])
    expect((await events(`start_time=${start}&support_type_scope=ai_agent`)).count).toBe(0)
    expect((await events(`start_time=${start}&support_type_scope=all`)).count).toBe(2)
  })

  test('side-loads what tickets do, their metrics and the events of these', async () => {
    const { open, later, tickets, person } = helpDesk()
    const id = await open({ requester_id: person('endUser').id })
    later(62)
    const names = 'users,groups,metric_sets,metric_events,dates,slas,comment_count,last_audits'
    const page = await tickets(`start_time=${start}&include=${names}`)
    expect(page.tickets[0]).toMatchObject({ dates: { status_updated_at: begin }, slas: {}, comment_count: 1 })
    expect(page.metric_sets).toMatchObject([{ ticket_id: id }])
    expect(page.metric_events[0]).toMatchObject({ ticket_id: id, type: 'measure' })
    expect(idsOf(page.users)).toContain(person('endUser').id)
    expect(page).not.toHaveProperty('last_audits')
  })

  test.each(['tickets', 'tickets/cursor'])('%s walks through every change, whatever the page size', async (kind) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.integer({ min: 0, max: 2 }), fc.constantFrom('open', 'change', 'remove')), {
          minLength: 1,
          maxLength: 12,
        }),
        fc.integer({ min: 1, max: 5 }),
        async (steps, size) => {
          const { open, change, remove, later, call } = helpDesk()
          const living: number[] = []
          const all: number[] = []
          for (const [seconds, step] of steps) {
            later(seconds)
            const [oldest] = living
            if (step === 'open' || oldest === undefined) {
              const id = await open()
              living.push(id)
              all.push(id)
            } else if (step === 'change') await change(oldest, { priority: 'high', tags: [String(seconds)] })
            else await remove(living.shift() ?? 0)
          }
          later(62)
          const seen: number[] = []
          let page = (await call('admin', 'GET', `/incremental/${kind}?start_time=${start}&per_page=${size}`)).body
          for (let pages = 0; pages <= steps.length && !page.end_of_stream; pages++) {
            seen.push(...idsOf(page.tickets))
            page = (await call('admin', 'GET', page.after_url ?? page.next_page)).body
          }
          seen.push(...idsOf(page.tickets))
          expect(page.end_of_stream).toBe(true)
          expect([...new Set(seen)].sort()).toEqual([...all].sort())
          if (kind === 'tickets/cursor') expect(seen).toHaveLength(all.length)
        },
      ),
      { numRuns: 12 },
    )
  })

  test('goes on by its last cursor when a ticket has changed since', async () => {
    const { open, change, later, get } = helpDesk()
    const [first] = [await open(), await open()]
    later(62)
    const page = await get(`/incremental/tickets/cursor?start_time=${start}`)
    expect(page).toMatchObject({ end_of_stream: true, before_url: null, before_cursor: null })
    await change(first, { priority: 'low' })
    const soon = await get(`/incremental/tickets/cursor?cursor=${encodeURIComponent(page.after_cursor)}`)
    expect(soon).toMatchObject({ tickets: [], after_cursor: page.after_cursor })
    later(62)
    const news = await get(`/incremental/tickets/cursor?cursor=${encodeURIComponent(soon.after_cursor)}`)
    expect(idsOf(news.tickets)).toEqual([first])
  })
})

describe('the export of ticket events', () => {
  test('has one event a change, with one child event a property', async () => {
    const { open, change, later, events, person } = helpDesk()
    const id = await open({ tags: ['a', 'b'] })
    later(30)
    await change(id, { priority: 'high', tags: ['b', 'c'], assignee_id: person('agent').id, comment: { body: 'x' } })
    later(62)
    const page = await events(`start_time=${start + 1}`)
    const [event] = page.ticket_events
    expect(page).toMatchObject({ count: 1, end_of_stream: true, end_time: start + 30 })
    expect(event).toMatchObject({
      ticket_id: id,
      timestamp: start + 30,
      updater_id: person('admin').id,
      via: 'Web service',
      system: { client: '', ip_address: expect.any(String), location: expect.any(String) },
      event_type: 'Audit',
    })
    const child = (name: string) => event.child_events.find((one: object) => name in one)
    const about = { id: expect.any(Number), via: 'Web service', via_reference_id: null }
    expect(child('priority')).toEqual({ ...about, priority: 'high', event_type: 'Change', previous_value: null })
    expect(child('assignee_id')).toMatchObject({ assignee_id: person('agent').id, previous_value: null })
    expect(child('tags')).toEqual({
      ...about,
      added_tags: ['c'],
      removed_tags: ['a'],
      tags: ['b', 'c'],
      event_type: 'Change',
      previous_value: ['a', 'b'],
    })
    expect(child('comment_present')).toEqual({
      ...about,
      comment_present: true,
      comment_public: true,
      event_type: 'Comment',
    })
  })

  test('has the ids of the audits, and whole comments with their ids and files where asked', async () => {
    const { open, later, events, get, send, call } = helpDesk()
    const headers = { Authorization: `Basic ${btoa('admin@example.com/token:token')}`, 'Content-Type': 'text/plain' }
    const { body } = await send('POST', '/uploads?filename=hub.txt', { method: 'POST', headers, body: 'a hub' })
    const id = await open()
    await call('admin', 'PUT', `/tickets/${id}`, {
      ticket: { comment: { body: 'Note', public: false, uploads: [body.upload.token] } },
    })
    later(62)
    const { audits } = await get(`/tickets/${id}/audits`)
    const { comments } = await get(`/tickets/${id}/comments`)
    const page = await events(`start_time=${start}&include=comment_events`)
    expect(idsOf(page.ticket_events)).toEqual(idsOf(audits))
    expect(idsOf(page.ticket_events[1].child_events)).toEqual(idsOf(audits[1].events))
    const [comment] = page.ticket_events[1].child_events
    expect(comment).toMatchObject({
      id: comments[1].id,
      type: 'Comment',
      event_type: 'Comment',
      body: 'Note',
      public: false,
      audit_id: audits[1].id,
      attachments: [{ file_name: 'hub.txt' }],
      created_at: begin,
    })
    expect(comment).not.toHaveProperty('comment_present')
    expect(page).not.toHaveProperty('comment_events')
  })

  test('tells of the tickets that were merged into one', async () => {
    const { open, call, finished, later, events } = helpDesk()
    const [source, target] = [await open(), await open()]
    await finished(await call('admin', 'POST', `/tickets/${target}/merge`, { ids: [source] }))
    later(62)
    const merged = (await events()).ticket_events.filter((event: object) => 'merged_ticket_ids' in event)
    expect(merged).toMatchObject([{ ticket_id: target, merged_ticket_ids: [source] }])
  })

  test('has the own fields of the account under one name', async () => {
    const { open, change, later, events, account } = helpDesk()
    const field = account.commit(() =>
      account.ticketFields.insert(newTicketField(account, { type: 'text', title: 'Hub' })),
    )
    const id = await open()
    await change(id, { custom_fields: [{ id: field.id, value: 'rear' }] })
    later(62)
    expect((await events()).ticket_events[1].child_events).toMatchObject([
      { custom_ticket_fields: { [field.id]: 'rear' }, event_type: 'Change', previous_value: null },
    ])
  })

  test('leaves out the latest minute', async () => {
    const { open, later, events } = helpDesk()
    await open()
    later(60)
    expect((await events()).count).toBe(0)
    later(1)
    expect((await events()).count).toBe(1)
  })
})

describe('samples', () => {
  test.each(['tickets', 'ticket_events'])('of %s give at most 50, ten times in twenty minutes', async (kind) => {
    const { open, later, call } = helpDesk()
    for (let made = 0; made < 60; made++) await open()
    later(62)
    const sample = () => call('admin', 'GET', `/incremental/${kind}/sample?start_time=${start}`)
    const { body } = await sample()
    expect(body[kind].length).toBeGreaterThanOrEqual(50)
    expect(body.count).toBe(body[kind].length)
  })

  test('are refused when they are asked for too often', async () => {
    const { call, account } = testDesk({ rateLimit: 700 })
    account.clock.advance(100 * second)
    const sample = (kind: string) => call('admin', 'GET', `/incremental/${kind}/sample?start_time=${start}`)
    for (let asked = 0; asked < 10; asked++) expect((await sample('tickets')).status).toBe(200)
    expect((await sample('ticket_events')).status).toBe(429)
    account.clock.advance(1200 * second)
    expect((await sample('ticket_events')).status).toBe(200)
  })
})

test.each(['tickets', 'tickets/cursor', 'ticket_events', 'tickets/sample'])('only admins export %s', async (kind) => {
  const { call, agentWith } = helpDesk()
  const statusFor = async (caller: Caller) => (await call(caller, 'GET', `/incremental/${kind}?start_time=0`)).status
  expect(await statusFor('admin')).toBe(200)
  for (const caller of ['agent', 'endUser', agentWith({ ticket_access: 'all' })] as const) {
    expect(await statusFor(caller)).toBe(403)
  }
  expect(await statusFor('nobody')).toBe(401)
})
