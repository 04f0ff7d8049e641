import { describe, expect, test } from 'vitest'
import { newUser } from './families/users/user-defaults.ts'
import { testDesk } from './testing.ts'

describe('the default world', () => {
  test('has people who can all sign in, by an identity of their own', async () => {
    const { account, send } = testDesk()
    for (const user of account.users.rows) {
      expect([...account.identities.by('user', user.id)]).toMatchObject([
        { value: user.email, verified: true, primary: true },
      ])
      const headers = { Authorization: `Basic ${btoa(`${user.email}:password`)}` }
      expect((await send('GET', '/sessions', { headers })).status).toBe(200)
    }
  })

  test('has agents in groups and brands, the end user in an organization, and more sessions than a page', () => {
    const { account, person } = testDesk()
    for (const name of ['admin', 'agent', 'secondAgent'] as const) {
      const { id, default_group_id, group_ids } = person(name)
      expect(group_ids).toContain(default_group_id)
      expect(account.brandAgents.by('user', id).size).toBe(1)
    }
    const { organization_id, organization_ids } = person('endUser')
    expect(organization_ids).toEqual([organization_id])
    expect(account.sessions.size).toBeGreaterThan(100)
  })

  test('is lived in: half a year old, with some tags, and nothing younger than ten minutes', () => {
    const { account } = testDesk()
    const now = account.clock.now()
    const { records } = account.snapshot()
    const times = JSON.stringify([...records.values()]).matchAll(/"(\d{4}-\d\d-\d\dT[\d:.]+Z)"/g)
    const ages = Array.from(times, ([, time]) => now - Date.parse(String(time)))
    expect(Math.min(...ages)).toBeGreaterThanOrEqual(10 * 60_000)
    const months = new Set(Array.from(account.users.rows, ({ created_at }) => created_at.slice(0, 7)))
    expect(months.size).toBeGreaterThan(5)
    expect([...account.users.rows].filter(({ tags }) => tags.includes('vip'))).toHaveLength(2)
  })

  test('has tickets of every status, channel and type, with talks, files, copies, ratings, a problem, a merge and a follow-up', async () => {
    const { account, call } = testDesk()
    const tickets = [...account.tickets.rows]
    const counts = (of: (ticket: (typeof tickets)[number]) => string | null) =>
      Object.fromEntries([...Map.groupBy(tickets, of)].map(([key, all]) => [key, all.length]))
    expect(tickets.length).toBeGreaterThanOrEqual(40)
    const statuses = counts(({ deletion, status }) => (deletion ? 'deleted' : status))
    expect(Object.keys(statuses).sort()).toEqual(['closed', 'deleted', 'hold', 'new', 'open', 'pending', 'solved'])
    expect(Object.keys(counts(({ via }) => via.channel)).sort()).toEqual(['api', 'email', 'native_messaging', 'web'])
    expect(Object.keys(counts(({ type }) => type)).sort()).toEqual(['incident', 'null', 'problem', 'question', 'task'])
    expect(counts(({ priority }) => priority)).toMatchObject({ urgent: 2, low: expect.any(Number) })
    const scores = counts(({ satisfaction_rating }) => satisfaction_rating?.score ?? null)
    expect(scores).toMatchObject({ good: 9, bad: 2, offered: expect.any(Number), unoffered: expect.any(Number) })
    const orders = [...account.ticketForms.rows].find(({ name }) => name === 'Orders')
    expect(
      tickets.filter(({ ticket_form_id, values }) => ticket_form_id === orders?.id && values).length,
    ).toBeGreaterThan(9)
    expect(tickets.some(({ email_cc_ids }) => email_cc_ids.length > 0)).toBe(true)
    expect(tickets.some(({ follower_ids }) => follower_ids.length > 0)).toBe(true)
    expect(tickets.filter(({ followup_source_ids }) => followup_source_ids.length > 0)).toHaveLength(1)
    expect(tickets.filter(({ tags }) => tags.includes('closed_by_merge'))).toHaveLength(1)
    const problem = tickets.find(({ has_incidents }) => has_incidents)
    const incidents = await call('agent', 'GET', `/tickets/${problem?.id}/incidents`)
    expect(incidents.body.count).toBe(2)
    const files = [...account.attachments.rows].filter(({ thumbnail_of }) => thumbnail_of === null)
    expect(files.map(({ content_type }) => content_type).sort()).toEqual(['image/png', 'text/plain', 'text/plain'])
    const comments = await call('agent', 'GET', `/tickets/${problem?.id}/comments`)
    expect(comments.body.comments.map((comment: { public: boolean }) => comment.public)).toEqual([true, false, true])
  })

  test('has tickets whose times agree: each metric with its audits, in the order in which all of it happened', async () => {
    const { account, call } = testDesk()
    const audits = [...account.audits.rows.ordered('id')].map(({ created_at }) => created_at)
    expect(audits).toEqual(audits.toSorted())
    for (const { id, status, solved_at } of account.tickets.by('isListed', true)) {
      const { body } = await call('admin', 'GET', `/tickets/${id}?include=metric_sets,comment_count`)
      const isDone = status === 'solved' || status === 'closed'
      expect([id, body.ticket.metric_set.solved_at]).toEqual([id, solved_at])
      expect(body.ticket.metric_set.full_resolution_time_in_minutes.calendar !== null).toBe(isDone)
    }
  })

  test('has the same tickets whenever they are first asked for, and whatever was tried before', async () => {
    const tickets = async ({ call }: ReturnType<typeof testDesk>) => {
      const { body } = await call('admin', 'GET', '/incremental/tickets/cursor?start_time=0&include=metric_sets,users')
      const comments = await call('admin', 'GET', '/incremental/ticket_events?start_time=0&include=comment_events')
      return [body.tickets.slice(0, 43), comments.body.ticket_events.slice(0, 100)]
    }
    const want = await tickets(testDesk())
    const late = testDesk()
    late.account.clock.advance(6 * 60 * 60_000)
    expect(await tickets(late)).toEqual(want)
    const written = testDesk()
    await written.call('admin', 'POST', '/groups', { group: { name: 'Night' } })
    expect(await tickets(written)).toEqual(want)
    const refused = testDesk()
    const twice = {
      groups: [
        { id: 1, name: 'Night' },
        { id: 1, name: 'Day' },
      ],
    }
    expect(() => refused.fakedesk.seed(twice)).toThrow('already')
    expect(
      (await refused.call('admin', 'POST', '/tickets', { ticket: { comment: { body: 'a' } } })).body.ticket.id,
    ).toBe(44)
    expect(await tickets(refused)).toEqual(want)
  })

  test('is not written to by asking for its tickets', async () => {
    const { account, call } = testDesk()
    // The time of a sign-in is noted.
    await call('agent', 'GET', '/users/me')
    const { version } = account
    const listed = account.tickets.by('isListed', true).size
    expect((await call('agent', 'GET', '/tickets/count')).body.count.value).toBe(listed)
    expect(account.tickets.size).toBeGreaterThan(40)
    expect([account.version, account.journal.isWritten]).toEqual([version, false])
  })

  test('has no work left that was due before it began', async () => {
    const { account, call } = testDesk()
    const { version } = account
    await call('nobody', 'GET', '/users/me')
    expect([account.version, account.journal.isWritten]).toEqual([version, false])
    const due = Array.from(account.scheduledWork.rows, (work) => work.due - account.clock.now())
    expect(Math.min(...due)).toBeGreaterThan(0)
  })

  test('signs in by user name, API token and OAuth token', async () => {
    const { send } = testDesk()
    const sign = (Authorization: string) => send('GET', '/users/me', { headers: { Authorization } })
    for (const authorization of [
      `Basic ${btoa('login:password')}`,
      `Basic ${btoa('admin@example.com/token:token')}`,
      'Bearer admin-oauth-token',
    ]) {
      expect((await sign(authorization)).body.user.email).toBe('admin@example.com')
    }
  })
})

test('a world of plain records gets the identities and memberships that they speak of', async () => {
  const { account } = testDesk({
    world: (own) => {
      const { id } = own.organizations.insert({
        id: own.ids.next(),
        name: 'Larkspur',
        shared_tickets: false,
        shared_comments: false,
        external_id: null,
        created_at: own.now,
        updated_at: own.now,
        domain_names: [],
        details: null,
        notes: null,
        group_id: null,
        tags: [],
        organization_fields: {},
      })
      own.users.insert(newUser(own, { name: 'A', email: 'a@example.com', verified: true, organization_id: id }))
    },
  })
  const [user] = [...account.users.rows]
  expect([...account.identities.rows]).toMatchObject([{ user_id: user?.id, value: 'a@example.com', verified: true }])
  expect([...account.organizationMemberships.rows]).toMatchObject([{ user_id: user?.id, default: true }])
})
