import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

test('a ticket with a subject and a comment has the properties that the service fills in', async () => {
  const { call, person, account } = testDesk()
  const answer = await call('admin', 'POST', '/tickets', { ticket: { subject: 'test', comment: { body: 'test' } } })
  const { ticket, audit } = answer.body
  const admin = person('admin')
  expect(answer.status).toBe(201)
  expect(answer.headers.get('location')).toBe(ticket.url)
  const unset = [...account.ticketFields.by('isCustom', true)].map(({ id }) => ({ id, value: null }))
  expect(ticket).toEqual({
    url: `https://example.zendesk.com/api/v2/tickets/${ticket.id}.json`,
    id: ticket.id,
    external_id: null,
    via: { channel: 'api', source: { from: {}, to: {}, rel: null } },
    created_at: '2026-03-14T09:00:00Z',
    updated_at: '2026-03-14T09:00:00Z',
    generated_timestamp: 0,
    type: null,
    subject: 'test',
    raw_subject: 'test',
    description: 'test',
    priority: null,
    status: 'new',
    recipient: null,
    requester_id: admin.id,
    submitter_id: admin.id,
    assignee_id: null,
    organization_id: admin.organization_id,
    group_id: null,
    collaborator_ids: [],
    follower_ids: [],
    email_cc_ids: [],
    forum_topic_id: null,
    problem_id: null,
    has_incidents: false,
    is_public: true,
    due_at: null,
    tags: [],
    custom_fields: unset,
    satisfaction_rating: { score: 'unoffered' },
    sharing_agreement_ids: [],
    custom_status_id: account.customStatuses.by('category', 'new').first()?.id,
    encoded_id: expect.stringMatching(/^[0-9A-Z]{6}-[0-9A-Z]{4}$/),
    fields: unset,
    followup_ids: [],
    ticket_form_id: account.ticketForms.rows.first()?.id,
    brand_id: account.brands.rows.first()?.id,
    allow_channelback: false,
    allow_attachments: true,
    from_messaging_channel: false,
    support_type: 'agent',
  })
  expect(audit).toMatchObject({
    ticket_id: ticket.id,
    author_id: admin.id,
    via: { channel: 'api', source: { from: {}, to: {}, rel: null } },
  })
  expect(audit.events.map(({ type, field_name }: { type: string; field_name?: string }) => field_name ?? type)).toEqual(
    [
      'Comment',
      'subject',
      'requester_id',
      'status',
      'brand_id',
      'ticket_form_id',
      'custom_status_id',
      'NotificationWithCcs',
      'Notification',
    ],
  )
  expect(audit.events[0]).toEqual({
    id: audit.id + 128,
    type: 'Comment',
    author_id: admin.id,
    body: 'test',
    html_body: '<div class="zd-comment" dir="auto"><p dir="auto">test</p></div>',
    plain_body: 'test',
    public: true,
    attachments: [],
    audit_id: audit.id,
  })
  expect((await call('admin', 'GET', `/tickets/${ticket.id}`)).body.ticket).toEqual(ticket)
})

test('a change is one audit with an event for each property', async () => {
  const { call, person, account } = testDesk()
  const { ticket } = (await call('admin', 'POST', '/tickets', { ticket: { comment: { body: 'a' } } })).body
  account.clock.advance(60_000)
  const agent = person('agent')
  const change = {
    subject: 'Hub',
    assignee_id: agent.id,
    tags: ['Alder', 'model one'],
    comment: { body: 'On it', public: false },
  }
  const { body } = await call('agent', 'PUT', `/tickets/${ticket.id}`, { ticket: change })
  expect(body.ticket).toMatchObject({
    subject: 'Hub',
    status: 'open',
    assignee_id: agent.id,
    group_id: agent.group_ids[0],
    tags: ['alder', 'model', 'one'],
    updated_at: '2026-03-14T09:01:00Z',
    generated_timestamp: Date.parse('2026-03-14T09:01:00Z') / 1000,
  })
  expect(body.audit.events).toMatchObject([
    { type: 'Comment', body: 'On it', public: false },
    { type: 'Change', field_name: 'subject', value: 'Hub', previous_value: null },
    { type: 'Change', field_name: 'status', value: 'open', previous_value: 'new' },
    { type: 'Change', field_name: 'custom_status_id' },
    { type: 'Change', field_name: 'assignee_id', value: String(agent.id), previous_value: null },
    { type: 'Change', field_name: 'group_id', value: String(agent.group_ids[0]), previous_value: null },
    { type: 'Change', field_name: 'tags', value: ['alder', 'model', 'one'], previous_value: [] },
  ])
  const nothing = await call('agent', 'PUT', `/tickets/${ticket.id}`, { ticket: { subject: 'Hub' } })
  expect(nothing.body).toMatchObject({ audit: null, ticket: { updated_at: '2026-03-14T09:01:00Z' } })
})

test('lists tell of the tickets of agents, unless those of AI agents are asked for', async () => {
  const { call, account } = testDesk()
  const open = async () => (await call('admin', 'POST', '/tickets', { ticket: { comment: { body: 'a' } } })).body.ticket
  const [human, machine] = [(await open()).id, (await open()).id]
  account.commit(() => account.tickets.update(account.tickets.find(machine), { support_type: 'ai_agent' }))
  const idsIn = async (path: string, scope: string) =>
    (await call('admin', 'GET', `/${path}${scope}`)).body[path].map(({ id }: { id: number }) => id).slice(-2)
  const checkAll = async (path: string) => {
    expect(await idsIn(path, '?support_type_scope=all')).toEqual([human, machine])
    expect((await idsIn(path, '')).at(-1)).toBe(human)
    expect((await idsIn(path, '?support_type_scope=agent')).at(-1)).toBe(human)
    expect(await idsIn(path, '?support_type_scope=ai_agent')).toEqual([machine])
  }
  await checkAll('tickets')
  for (const id of [human, machine]) await call('admin', 'DELETE', `/tickets/${id}`)
  await checkAll('deleted_tickets')
})

test('a ticket is found by the messaging conversation that it came with', async () => {
  const { call, agentWith } = testDesk()
  const conversation = '65f2a1c0d4b3e2f1a0987654'
  const via = { channel: 'native_messaging', source: { from: { conversation_id: conversation } } }
  const path = `/tickets/messaging/conversations/${conversation}/ticket`
  expect((await call('admin', 'GET', path)).status).toBe(404)
  const { ticket } = (await call('admin', 'POST', '/tickets', { ticket: { comment: { body: 'Hi' }, via } })).body
  expect((await call('agent', 'GET', path)).body).toEqual({ ticket })
  expect((await call(agentWith({ ticket_access: 'assigned-only' }), 'GET', path)).status).toBe(404)
  expect((await call('endUser', 'GET', path)).status).toBe(403)
  await call('admin', 'DELETE', `/tickets/${ticket.id}`)
  expect((await call('admin', 'GET', path)).status).toBe(404)
})

test('lists of tickets leave out what did not change since a time, and what is archived', async () => {
  const { call, account, person } = testDesk()
  const open = async () => {
    const ticket = { requester_id: person('endUser').id, comment: { body: 'a' } }
    return (await call('admin', 'POST', '/tickets', { ticket })).body.ticket.id
  }
  const [old, kept] = [await open(), await open()]
  account.commit(() => account.tickets.update(account.tickets.find(kept), { archived: true }))
  account.clock.advance(60_000)
  const since = Math.floor(account.clock.now() / 1000)
  const late = await open()
  const idsAt = async (path: string) =>
    (await call('admin', 'GET', path)).body.tickets.map(({ id }: { id: number }) => id)
  expect(await idsAt(`/tickets?start_time=${since}`)).toEqual([late])
  const requested = `/users/${person('endUser').id}/tickets/requested`
  expect((await idsAt(requested)).slice(-3)).toEqual([old, kept, late])
  expect((await idsAt(`${requested}?exclude_archived=true`)).slice(-2)).toEqual([old, late])
  const whole = (await call('admin', 'GET', `/tickets/${old}`)).body.ticket
  const { fields, ...rest } = whole
  expect(fields).toEqual(whole.custom_fields)
  expect((await call('admin', 'GET', `/tickets/${old}?remove_duplicate_fields=true`)).body).toEqual({ ticket: rest })
})
