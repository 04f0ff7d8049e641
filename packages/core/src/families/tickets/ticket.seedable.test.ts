import { describe, expect, test } from 'vitest'
import type { Seed } from '../../seed/seed.ts'
import { testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'
import type { TicketSeed } from './ticket.seedable.ts'

const people = {
  groups: [{ id: 500, name: 'Tasters' }],
  users: [
    { id: 1, name: 'Ann', email: 'ann@tea.example', role: 'agent', group_ids: [500] },
    { id: 2, name: 'Bo', email: 'bo@leaves.example' },
    { id: 3, name: 'Cy', email: 'cy@leaves.example' },
  ],
  ticket_fields: [
    { id: 10, type: 'tagger', title: 'Tea', custom_field_options: [{ name: 'Green', value: 'green_tea' }] },
    { id: 11, type: 'text', title: 'Tin' },
  ],
  ticket_forms: [{ id: 12, name: 'Tastings', ticket_field_ids: [10, 11] }],
} as const satisfies Seed

const history = {
  id: 77,
  subject: 'Tin is dented',
  requester_id: 2,
  assignee_id: 1,
  group_id: 500,
  email_cc_ids: [3],
  follower_ids: [1],
  ticket_form_id: 12,
  priority: 'high',
  type: 'question',
  status: 'closed',
  external_id: 'tin-4',
  tags: ['tin'],
  custom_fields: [
    { id: 10, value: 'green_tea' },
    { id: 11, value: '4711' },
  ],
  via: { channel: 'email' },
  created_at: '2025-11-03T08:00:00Z',
  solved_at: '2025-11-04T09:00:00Z',
  updated_at: '2025-11-09T09:00:00Z',
  comments: [
    {
      body: 'It came with a dent.',
      attachments: [
        { file_name: 'dent.txt', content: 'a dent' },
        { file_name: 'dent.bin', content_type: 'application/octet-stream', content_base64: 'AQID' },
      ],
    },
    { body: 'Ask the packers', public: false, author_id: 1, created_at: '2025-11-03T10:00:00Z' },
    { body: 'Another one is on its way.', author_id: 1, created_at: '2025-11-04T08:30:00Z' },
  ],
  satisfaction_rating: { score: 'bad', comment: 'Slow', reason_code: 5, created_at: '2025-11-05T07:00:00Z' },
} as const satisfies TicketSeed

const desk = () => {
  const tools = testDesk({ world: quietWorld })
  const seeded = (...tickets: readonly TicketSeed[]) => tools.fakedesk.seed({ ...people, tickets }).tickets
  const get = async (path: string) => (await tools.call('admin', 'GET', path)).body
  return { ...tools, seeded, get }
}

describe('a ticket in a seed', () => {
  test('has what is told of it, at its own times, and the numbers after it are free', async () => {
    const { seeded, get, call } = desk()
    const [ticket] = seeded(history)
    expect(ticket).toMatchObject({
      id: 77,
      via: { channel: 'email' },
      requester_id: 2,
      submitter_id: 2,
      assignee_id: 1,
      group_id: 500,
      email_cc_ids: [3],
      follower_ids: [1],
      description: 'It came with a dent.',
      status: 'closed',
      tags: ['tin', 'green_tea'],
      values: { 10: 'green_tea', 11: '4711' },
      ticket_form_id: 12,
      created_at: '2025-11-03T08:00:00Z',
      solved_at: '2025-11-04T09:00:00Z',
      updated_at: '2025-11-09T09:00:00Z',
      satisfaction_rating: { score: 'bad', comment: 'Slow', reason: 'The answer took too long' },
    })
    const { comments } = await get('/tickets/77/comments')
    expect(comments).toMatchObject([
      { author_id: 2, public: true, created_at: '2025-11-03T08:00:00Z', attachments: [{ size: 6 }, { size: 3 }] },
      { author_id: 1, public: false, created_at: '2025-11-03T10:00:00Z' },
      { author_id: 1, public: true, created_at: '2025-11-04T08:30:00Z' },
    ])
    expect((await call('admin', 'POST', '/tickets', { ticket: { comment: { body: 'a' } } })).body.ticket.id).toBe(78)
  })

  test('tells in audits who did what when, and starts nothing', async () => {
    const { seeded, get, account } = desk()
    seeded(history)
    const { audits } = await get('/tickets/77/audits')
    expect(
      audits.map((audit: { author_id: number; created_at: string }) => [audit.author_id, audit.created_at]),
    ).toEqual([
      [2, '2025-11-03T08:00:00Z'],
      [1, '2025-11-03T10:00:00Z'],
      [1, '2025-11-04T08:30:00Z'],
      [1, '2025-11-04T09:00:00Z'],
      [2, '2025-11-05T07:00:00Z'],
      [1, '2025-11-09T09:00:00Z'],
    ])
    expect((await get('/tickets/77/metrics')).ticket_metric).toMatchObject({ solved_at: '2025-11-04T09:00:00Z' })
    const { scheduledWork, activities, uploads, sentMails } = account
    expect([scheduledWork, activities, uploads, sentMails].map(({ size }) => size)).toEqual([0, 0, 0, 0])
  })

  test('needs no more than a subject: then the owner asks for it now', () => {
    const { seeded, account, person } = desk()
    const [ticket, next] = seeded({ subject: 'Kettle' }, { ...history, id: 40 })
    expect(ticket).toMatchObject({ id: 41, status: 'new', description: 'Kettle', requester_id: person('admin').id })
    expect([ticket?.created_at, next?.id]).toEqual([account.now, 40])
  })

  test('of every state is in the lists where it belongs', async () => {
    const { seeded, get } = desk()
    seeded(
      { id: 1, subject: 'On hold', status: 'hold', assignee_id: 1 },
      { id: 2, subject: 'Gone', created_at: '2026-03-01T00:00:00Z', deleted_at: '2026-03-02T00:00:00Z' },
      { id: 3, subject: 'Kept', status: 'closed', assignee_id: 1, archived: true },
      { id: 4, subject: 'Asked', status: 'solved', assignee_id: 1, satisfaction_rating: { score: 'offered' } },
    )
    const ids = (tickets: readonly { id: number }[]) => tickets.map(({ id }) => id).toSorted()
    expect(ids((await get('/tickets')).tickets)).toEqual([1, 4])
    expect(ids((await get('/deleted_tickets')).deleted_tickets)).toEqual([2])
    expect((await get('/tickets/3')).ticket.status).toBe('closed')
    expect((await get('/tickets/4')).ticket.satisfaction_rating).toEqual({ score: 'offered' })
  })

  test('may come before the problem that it is an incident of, and the closed ticket that it follows', () => {
    const { seeded } = desk()
    const tickets = seeded(
      { id: 1, subject: 'Mine, too', type: 'incident', problem_id: 3 },
      { id: 2, subject: 'Again', via_followup_source_id: 4 },
      { id: 3, subject: 'No water', type: 'problem' },
      { id: 4, subject: 'Once', status: 'closed', assignee_id: 1 },
    )
    expect(tickets.map(({ id }) => id)).toEqual([1, 2, 3, 4])
    const byId = new Map(tickets.map((ticket) => [ticket.id, ticket]))
    expect(byId.get(1)?.problem_id).toBe(3)
    expect(byId.get(3)?.has_incidents).toBe(true)
    expect(byId.get(4)?.followup_ids).toEqual([2])
  })

  test.each<[string, TicketSeed, string]>([
    ['a requester that is nobody', { requester_id: 9 }, 'tickets[0].requester_id: no user has the id 9'],
    [
      'an author that is nobody',
      { comments: [{ body: 'a', author_id: 9 }] },
      'tickets[0].comments[0].author_id: no user',
    ],
    [
      'a value of no field',
      { custom_fields: [{ id: 9, value: 'a' }] },
      'tickets[0].custom_fields[0].id: no ticket field',
    ],
    ['nothing said', {}, 'tickets[0]: Description: cannot be blank'],
    ['a time to come', { subject: 'a', created_at: '2027-01-01T00:00:00Z' }, 'cannot be in the future'],
    ['an agent of another group', { subject: 'a', assignee_id: 2 }, 'tickets[0]'],
    ['a number that is taken', { id: 77, subject: 'a' }, 'tickets[1].id: 77 is the id of tickets[0] already'],
    ['a rating before it was solved', { subject: 'a', satisfaction_rating: { score: 'good' } }, 'has not been solved'],
    ['bytes that are none', { comments: [{ attachments: [{ file_name: 'a.b', content_base64: '?' }] }] }, 'not base64'],
  ])('is refused with %s', (what, ticket, message) => {
    const { seeded, account } = desk()
    const tickets = what === 'a number that is taken' ? [history, ticket] : [ticket]
    expect(() => seeded(...tickets)).toThrow(message)
    expect(account.tickets.size).toBe(0)
  })
})
