import { describe, expect, test } from 'vitest'
import { type Caller, testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

/** A desk with a webhook for all of these events, whose calls are kept. */
async function listening(...types: string[]) {
  const desk = testDesk({ world: quietWorld, webhooks: { holds: true } })
  const { call, fakedesk, account, person } = desk
  const webhook = {
    name: 'Warehouse',
    endpoint: 'https://warehouse.test/hook',
    http_method: 'POST',
    request_format: 'json',
    status: 'active',
    subscriptions: types.map((type) => `zen:event-type:${type}`),
  }
  expect((await call('admin', 'POST', '/webhooks', { webhook })).status).toBe(201)
  let seen = 0
  /** What was told since the last time, as `[name, event]`. */
  const told = () => {
    const all = fakedesk.deliveries().map(({ payload }) => JSON.parse(payload))
    const fresh = all.slice(seen)
    seen = all.length
    return fresh
  }
  const events = () => told().map(({ type, event: { meta: _, ...event } }) => [type.slice(15), event] as const)
  const open = async (given: object = {}, caller: Caller = 'agent') => {
    const ticket = { subject: 'Kettle', comment: { body: 'It leaks' }, requester_id: person('endUser').id, ...given }
    return (await call(caller, 'POST', '/tickets', { ticket })).body.ticket
  }
  return { ...desk, told, events, open, later: () => account.clock.advance(60_000) }
}

describe('tickets', () => {
  test('are told of whole: ids as texts, words in capitals, and null for what there is none of', async () => {
    const { open, told, account, person } = await listening('ticket.created')
    const { id } = await open({ priority: 'high' })
    const [{ detail, ...rest }] = told()
    expect(rest).toEqual({
      account_id: account.id,
      event: { meta: { sequence: { id: expect.stringMatching(/^\d+$/), position: 1, total: 2 } } },
      id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/),
      subject: `zen:ticket:${id}`,
      time: expect.stringMatching(/^2026-03-14T09:00:00\.\d{9}Z$/),
      type: 'zen:event-type:ticket.created',
      zendesk_event_version: '2022-11-06',
    })
    expect(detail).toMatchObject({
      actor_id: String(person('agent').id),
      assignee_id: null,
      description: 'It leaks',
      external_id: null,
      id: String(id),
      priority: 'HIGH',
      requester_id: String(person('endUser').id),
      status: 'NEW',
      tags: null,
      type: null,
      via: { channel: 'web_service' },
    })
  })

  test.each<[string, object, object]>([
    ['subject_changed', { subject: 'Pot' }, { current: 'Pot', previous: 'Kettle' }],
    ['priority_changed', { priority: 'urgent' }, { current: 'URGENT', previous: null }],
    ['type_changed', { type: 'question' }, { current: 'QUESTION', previous: null }],
    ['status_changed', { status: 'pending' }, { current: 'PENDING', previous: 'NEW' }],
    ['external_id_changed', { external_id: 'k-1' }, { current: 'k-1', previous: null }],
    ['tags_changed', { tags: ['hot'] }, { tags_added: ['hot'], tags_removed: [] }],
  ])('%s tells what it was and what it is', async (name, ticket, event) => {
    const { open, call, events } = await listening(`ticket.${name}`)
    const { id } = await open()
    await call('agent', 'PUT', `/tickets/${id}`, { ticket })
    expect(events()).toEqual([[`ticket.${name}`, event]])
  })

  test('people in copy and followers come and go by their ids', async () => {
    const { open, call, events, person } = await listening('ticket.email_ccs_changed', 'ticket.followers_changed')
    const { id } = await open()
    const [agent, customer] = [person('secondAgent').id, person('endUser').id]
    const followers = [{ user_id: String(agent), action: 'put' }]
    await call('agent', 'PUT', `/tickets/${id}`, {
      ticket: { followers, requester_id: person('agent').id, email_ccs: [{ user_id: String(customer) }] },
    })
    expect(events()).toEqual([
      ['ticket.email_ccs_changed', { users_added: [String(customer)], users_removed: [] }],
      ['ticket.followers_changed', { users_added: [String(agent)], users_removed: [] }],
    ])
  })

  test("values of the account's own fields come with the field", async () => {
    const { open, call, events } = await listening('ticket.custom_field_changed')
    const field = { type: 'integer', title: 'Litres' }
    const { ticket_field } = (await call('admin', 'POST', '/ticket_fields', { ticket_field: field })).body
    const { id } = await open()
    await call('agent', 'PUT', `/tickets/${id}`, { ticket: { custom_fields: [{ id: ticket_field.id, value: 2 }] } })
    const custom_field = { id: String(ticket_field.id), title: 'Litres', type: 'integer' }
    expect(events()).toEqual([
      ['ticket.custom_field_changed', { current: { value: '2' }, custom_field, previous: { value: null } }],
    ])
  })

  test('comments and their files are told when they come, are hidden, and are redacted', async () => {
    const names = ['comment_added', 'comment_made_private', 'comment_redacted', 'description_changed']
    const files = ['attachment_linked_to_comment', 'attachment_redacted_from_comment']
    const { open, call, send, events } = await listening(...[...names, ...files].map((name) => `ticket.${name}`))
    const headers = { Authorization: `Basic ${btoa('agent@example.com/token:token')}`, 'Content-Type': 'text/plain' }
    const { upload } = (await send('POST', '/uploads?filename=a.txt', { headers, body: 'a' })).body
    const { id } = await open({ comment: { body: 'Card 4111', uploads: [upload.token] } })
    const [{ comment }, linked] = events().map(([, event]) => event)
    expect(comment).toMatchObject({ body: 'Card 4111', is_public: true, author: { is_staff: true } })
    const { attachment } = linked.comment
    expect(linked.comment.id).toBe(comment.id)
    expect(attachment).toMatchObject({ content_type: 'text/plain', filename: 'a.txt', is_public: true })
    expect(attachment.content_url).toBe(upload.attachment.content_url)
    const at = `/tickets/${id}/comments/${comment.id}`
    await call('admin', 'PUT', `${at}/redact`, { text: '4111' })
    expect(events()).toEqual([
      ['ticket.description_changed', { current: 'Card ▇▇▇▇', previous: 'Card 4111' }],
      ['ticket.comment_redacted', { comment: expect.objectContaining({ id: comment.id, body: 'Card ▇▇▇▇' }) }],
    ])
    await call('admin', 'PUT', `${at}/attachments/${attachment.id}/redact`)
    expect(events()).toMatchObject([
      ['ticket.attachment_redacted_from_comment', { comment: { attachment: { filename: 'redacted.txt' } } }],
    ])
    await call('agent', 'PUT', `${at}/make_private`)
    expect(events()).toMatchObject([['ticket.comment_made_private', { comment: { is_public: false } }]])
  })

  test('deleting, restoring and erasing are told with the state that follows', async () => {
    const names = ['soft_deleted', 'undeleted', 'permanently_deleted', 'status_changed']
    const { open, call, told, finished, person } = await listening(...names.map((name) => `ticket.${name}`))
    const { id } = await open()
    const steps = () => told().map(({ type, event, detail }) => [type.slice(22), event.current, detail.status])
    await call('admin', 'DELETE', `/tickets/${id}`)
    expect(steps()).toEqual([
      ['status_changed', 'DELETED', 'DELETED'],
      ['soft_deleted', undefined, 'DELETED'],
    ])
    await call('admin', 'PUT', `/deleted_tickets/${id}/restore`)
    expect(steps()).toEqual([
      ['status_changed', 'NEW', 'NEW'],
      ['undeleted', undefined, 'NEW'],
    ])
    await call('admin', 'DELETE', `/tickets/${id}`)
    told()
    await finished(await call('admin', 'DELETE', `/deleted_tickets/${id}`))
    const [erased] = told()
    expect(erased).toMatchObject({ type: 'zen:event-type:ticket.permanently_deleted' })
    expect(erased.detail).toMatchObject({ status: 'SCRUBBED', actor_id: String(person('admin').id) })
  })

  test('marking as spam is told beside the deletion', async () => {
    const { open, call, events } = await listening('ticket.marked_as_spam', 'user.suspended_changed')
    const { id } = await open()
    await call('admin', 'PUT', `/tickets/${id}/mark_as_spam`)
    expect(events()).toEqual([
      ['ticket.marked_as_spam', {}],
      ['user.suspended_changed', { current: true, previous: false }],
    ])
  })

  test('a merged ticket names the one that goes on', async () => {
    const { open, call, told, finished } = await listening('ticket.merged')
    const [source, target] = [await open(), await open()]
    await finished(await call('admin', 'POST', `/tickets/${target.id}/merge`, { ids: [source.id] }))
    expect(told()).toMatchObject([
      { subject: `zen:ticket:${source.id}`, event: { target_ticket_id: String(target.id) } },
    ])
  })

  test('a rating is told when it is asked for and when it is given', async () => {
    const { open, call, events, person } = await listening('ticket.csat_requested', 'ticket.csat_received')
    const trigger = {
      title: 'Ask',
      conditions: { all: [{ field: 'current_tags', operator: 'includes', value: 'ask' }] },
      actions: [{ field: 'satisfaction_score', value: 'offered' }],
    }
    expect((await call('admin', 'POST', '/triggers', { trigger })).status).toBe(201)
    const { id } = await open({ status: 'solved', assignee_id: person('agent').id })
    await call('agent', 'PUT', `/tickets/${id}`, { ticket: { tags: ['ask'] } })
    await call('endUser', 'POST', `/tickets/${id}/satisfaction_rating`, {
      satisfaction_rating: { score: 'bad', comment: 'Still wet' },
    })
    expect(events()).toEqual([
      ['ticket.csat_requested', {}],
      ['ticket.csat_received', { satisfaction_score: { score: 'BAD', comment: 'Still wet' } }],
    ])
  })

  test('a schedule that a rule sets is told by its id', async () => {
    const { open, call, events } = await listening('ticket.schedule_changed')
    const given = { name: 'Nights', time_zone: 'Tokyo' }
    const { schedule } = (await call('admin', 'POST', '/business_hours/schedules', { schedule: given })).body
    const trigger = {
      title: 'By night',
      conditions: { all: [{ field: 'current_tags', operator: 'includes', value: 'night' }] },
      actions: [{ field: 'set_schedule', value: String(schedule.id) }],
    }
    expect((await call('admin', 'POST', '/triggers', { trigger })).status).toBe(201)
    const { id } = await open()
    await call('agent', 'PUT', `/tickets/${id}`, { ticket: { tags: ['night'] } })
    expect(events()).toEqual([['ticket.schedule_changed', { current: String(schedule.id), previous: null }]])
  })

  test('an import tells nobody', async () => {
    const { call, events } = await listening('ticket.created', 'ticket.comment_added')
    const ticket = { subject: 'Old', comments: [{ value: 'Long ago' }] }
    expect((await call('admin', 'POST', '/imports/tickets', { ticket })).status).toBe(201)
    expect(events()).toEqual([])
  })
})

describe('people', () => {
  test('who are made are told of with what is theirs, each in an event', async () => {
    const names = ['created', 'identity_created', 'organization_membership_created', 'name_changed']
    const { call, told, person } = await listening(...names.map((name) => `user.${name}`))
    const { organization_id } = person('endUser')
    const user = { name: 'Ines', email: 'ines@mailbox.test', organization_id }
    const { id } = (await call('admin', 'POST', '/users', { user })).body.user
    const all = told()
    expect(all.map(({ type, event }) => [type.slice(20), event])).toEqual([
      ['created', {}],
      [
        'identity_created',
        { identity: { id: expect.any(String), primary: true, type: 'email', value: 'ines@mailbox.test' } },
      ],
      ['organization_membership_created', { organization: { id: String(organization_id) } }],
    ])
    expect(all[0]).toMatchObject({ subject: `zen:user:${id}`, zendesk_event_version: '2022-11-06' })
    expect(all[0].detail).toEqual({
      created_at: '2026-03-14T09:00:00Z',
      default_group_id: '0',
      email: 'ines@mailbox.test',
      external_id: '',
      id: String(id),
      organization_id: String(organization_id),
      role: 'end-user',
      updated_at: '2026-03-14T09:00:00Z',
    })
  })

  test.each<[string, object, object]>([
    ['alias_changed', { alias: 'Ed' }, { current: 'Ed', previous: '' }],
    ['details_changed', { details: 'Tall' }, { current: 'Tall', previous: '' }],
    ['external_id_changed', { external_id: 'e-1' }, { current: 'e-1', previous: '' }],
    ['name_changed', { name: 'Eve' }, { current: 'Eve', previous: expect.any(String) }],
    ['notes_changed', { notes: 'Kind' }, { current: 'Kind', previous: '' }],
    ['suspended_changed', { suspended: true }, { current: true, previous: false }],
    ['tags_changed', { tags: ['vip'] }, { added: { tags: ['vip'] }, removed: { tags: expect.any(Array) } }],
    ['time_zone_changed', { time_zone: 'Tokyo' }, { current: 'Tokyo', previous: expect.any(String) }],
    ['role_changed', { role: 'agent' }, { current: 'agent', previous: 'end-user' }],
  ])('%s', async (name, user, event) => {
    const { call, events, person } = await listening(`user.${name}`)
    await call('admin', 'PUT', `/users/${person('endUser').id}`, { user })
    expect(events()).toEqual([[`user.${name}`, event]])
  })

  test('what changes beside a name is not told to who listens to names', async () => {
    const { call, events, person } = await listening('user.name_changed')
    await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { notes: 'Kind' } })
    expect(events()).toEqual([])
  })

  test('values of their fields come with the field', async () => {
    const { call, events, person } = await listening('user.custom_field_changed')
    const user_field = { type: 'text', key: 'plan', title: 'Plan' }
    const { id } = (await call('admin', 'POST', '/user_fields', { user_field })).body.user_field
    expect(events()).toEqual([])
    await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { user_fields: { plan: 'gold' } } })
    const custom_field = { id: String(id), title: 'Plan', type: 'text' }
    expect(events()).toEqual([
      ['user.custom_field_changed', { current: { value: 'gold' }, custom_field, previous: { value: null } }],
    ])
  })

  test('addresses and memberships are events of who has them', async () => {
    const kinds = ['identity_created', 'identity_changed', 'identity_deleted', 'group_membership_created']
    const more = ['group_membership_deleted', 'default_group_changed', 'organization_membership_deleted']
    const { call, events, person } = await listening(...[...kinds, ...more].map((name) => `user.${name}`))
    const { id, organization_id } = person('endUser')
    const identity = { type: 'email', value: 'second@mailbox.test' }
    const added = (await call('admin', 'POST', `/users/${id}/identities`, { identity })).body.identity
    await call('admin', 'PUT', `/users/${id}/identities/${added.id}`, { identity: { value: 'third@mailbox.test' } })
    await call('admin', 'DELETE', `/users/${id}/identities/${added.id}`)
    const told = { id: String(added.id), primary: false, type: 'email', value: 'third@mailbox.test' }
    expect(events()).toEqual([
      ['user.identity_created', { identity: { ...told, value: 'second@mailbox.test' } }],
      ['user.identity_changed', { current: told, previous: { ...told, value: 'second@mailbox.test' } }],
      ['user.identity_deleted', { identity: told }],
    ])
    const { group } = (await call('admin', 'POST', '/groups', { group: { name: 'Boilers' } })).body
    const group_membership = { user_id: person('agent').id, group_id: group.id, default: true }
    const joined = (await call('admin', 'POST', '/group_memberships', { group_membership })).body.group_membership
    const [first, second] = events()
    expect(first).toEqual(['user.group_membership_created', { group: { id: String(group.id) } }])
    expect(second).toMatchObject(['user.default_group_changed', { current: String(group.id) }])
    await call('admin', 'DELETE', `/group_memberships/${joined.id}`)
    expect(events().map(([type]) => type)).toEqual(['user.group_membership_deleted', 'user.default_group_changed'])
    await call('admin', 'PUT', `/users/${id}`, { user: { organization_id: null } })
    expect(events()).toEqual([
      ['user.organization_membership_deleted', { organization: { id: String(organization_id) } }],
    ])
  })

  test('who is deleted is no longer active, and the password is told to nobody', async () => {
    const { call, events, person } = await listening(
      ...['active_changed', 'deleted', 'password_changed', 'name_changed'].map((name) => `user.${name}`),
    )
    const user = { name: 'Ines', email: 'ines@mailbox.test' }
    const { id } = (await call('admin', 'POST', '/users', { user })).body.user
    await call('admin', 'DELETE', `/users/${id}`)
    expect(events()).toEqual([
      ['user.active_changed', { current: false, previous: true }],
      ['user.deleted', {}],
    ])
    await call('admin', 'DELETE', `/deleted_users/${id}`)
    expect(events()).toEqual([])
    const given = { previous_password: 'password', password: 'correct horse' }
    await call('endUser', 'PUT', `/users/${person('endUser').id}/password`, given)
    expect(events()).toEqual([['user.password_changed', {}]])
  })

  test('a merge is told of who is gone, with who goes on', async () => {
    const { call, told } = await listening('user.merged', 'user.identity_deleted', 'user.identity_created')
    const make = async (name: string) =>
      (await call('admin', 'POST', '/users', { user: { name, email: `${name}@mailbox.test` } })).body.user.id
    const [loser, winner] = [await make('ines'), await make('inez')]
    told()
    await call('admin', 'PUT', `/users/${loser}/merge`, { user: { id: winner } })
    expect(told().map(({ type, subject }) => [type.slice(20), subject])).toEqual([
      ['merged', `zen:user:${loser}`],
      ['identity_deleted', `zen:user:${loser}`],
      ['identity_created', `zen:user:${winner}`],
    ])
  })

  test('a sign-in is told by its time, at most once a minute', async () => {
    const { call, told, later, person } = await listening('user.last_login_changed')
    later()
    await call('endUser', 'GET', '/users/me')
    await call('endUser', 'GET', '/users/me')
    const own = told().filter(({ subject }) => subject === `zen:user:${person('endUser').id}`)
    expect(own).toMatchObject([{ event: { current: '2026-03-14T09:01:00Z' } }])
  })

  test('a mail from somebody new tells of a person', async () => {
    const { fakedesk, events } = await listening('user.created', 'ticket.created')
    await fakedesk.receiveMail('From: new@mailbox.test\nTo: support@example.zendesk.com\nSubject: Hi\n\nAnybody?')
    expect(events().map(([type]) => type)).toEqual(['ticket.created', 'user.created'])
  })
})

test('organizations are told of when they are made, changed and deleted', async () => {
  const names = ['created', 'name_changed', 'external_id_changed', 'tags_changed', 'deleted']
  const { call, told } = await listening(...names.map((name) => `organization.${name}`))
  const organization = { name: 'Kettles', tags: ['a', 'b'] }
  const { id } = (await call('admin', 'POST', '/organizations', { organization })).body.organization
  const [made] = told()
  expect(made).toMatchObject({ type: 'zen:event-type:organization.created', subject: `zen:organization:${id}` })
  expect(made.detail).toEqual({
    created_at: '2026-03-14T09:00:00Z',
    id: String(id),
    name: 'Kettles',
    shared_comments: false,
    shared_tickets: false,
    updated_at: '2026-03-14T09:00:00Z',
  })
  await call('admin', 'PUT', `/organizations/${id}`, {
    organization: { name: 'Pots', external_id: 'p', tags: ['b', 'c'] },
  })
  await call('admin', 'DELETE', `/organizations/${id}`)
  expect(told().map(({ type, event }) => [type.slice(28), event])).toEqual([
    ['name_changed', { current: 'Pots', previous: 'Kettles' }],
    ['external_id_changed', { current: 'p', previous: '' }],
    ['tags_changed', { added: { tags: ['c'] }, removed: { tags: ['a'] } }],
    ['deleted', {}],
  ])
})

test('two webhooks that listen to the same get the same event', async () => {
  const { call, told, open } = await listening('ticket.created')
  const [{ id }] = (await call('admin', 'GET', '/webhooks')).body.webhooks
  await call('admin', 'POST', `/webhooks?clone_webhook_id=${id}`)
  await open()
  const [first, second] = told()
  expect(second).toEqual(first)
})
