import { describe, expect, test } from 'vitest'
import { type Caller, testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

const created = { field: 'update_type', operator: 'is', value: 'Create' }
const high = { field: 'priority', value: 'high' }

function desk() {
  const { call, account, ...rest } = testDesk({ world: quietWorld })
  account.commit(() => {
    for (const trigger of [...account.triggers.rows]) account.triggers.update(trigger, { active: false })
  })
  const create = (trigger: object, caller: Caller = 'admin') =>
    call(caller, 'POST', '/triggers', {
      trigger: { title: 'T', conditions: { all: [created], any: [] }, actions: [high], ...trigger },
    })
  const make = async (trigger: object) => (await create(trigger)).body.trigger
  const open = async (ticket: object = {}, caller: Caller = 'agent') => {
    const given = {
      subject: 'Kettle',
      comment: { body: 'It leaks' },
      requester_id: rest.person('endUser').id,
      ...ticket,
    }
    return (await call(caller, 'POST', '/tickets', { ticket: given })).body
  }
  const change = async (id: number, ticket: object, caller: Caller = 'agent') =>
    (await call(caller, 'PUT', `/tickets/${id}`, { ticket })).body
  return { call, account, create, make, open, change, ...rest }
}

const when = (field: string, operator: string, value: unknown = null) => ({ field, operator, value })

describe('triggers', () => {
  test('come back as sent, behind those of their category, with its id as text', async () => {
    const { create, call, account } = desk()
    const conditions = {
      all: [{ field: 'comment_is_public', operator: 'is', value: true }],
      any: [{ field: 'reopens', operator: 'less_than', value: 2 }],
    }
    const actions = [{ field: 'notification_user', value: ['requester_id', 'Hi', 'Hello {{ticket.title}}'] }]
    const { status, body, headers } = await create({ conditions, actions, description: '' })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(body.trigger.url)
    expect(body.trigger).toEqual({
      url: `https://example.zendesk.com/api/v2/triggers/${body.trigger.id}.json`,
      id: body.trigger.id,
      title: 'T',
      active: true,
      updated_at: account.now,
      created_at: account.now,
      default: false,
      actions,
      conditions: { ...conditions, any: [{ field: 'reopens', operator: 'less_than', value: '2' }] },
      description: '',
      position: 8,
      raw_title: 'T',
      category_id: String(account.triggerCategories.rows.first()?.id),
    })
    const changed = await call('admin', 'PUT', `/triggers/${body.trigger.id}`, { trigger: { any: [created] } })
    expect(changed.body.trigger.conditions).toEqual({ all: [], any: [created] })
    expect(changed.headers.get('location')).toBe(body.trigger.url)
    expect((await call('admin', 'DELETE', `/triggers/${body.trigger.id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `/triggers/${body.trigger.id}`)).status).toBe(404)
  })

  test.each([
    [{ title: '' }, 'title', 'Title: cannot be blank'],
    [{ conditions: { all: [], any: [] } }, 'base', 'Invalid conditions: You must select at least one condition'],
    [{ conditions: undefined }, 'base', 'Invalid conditions: You must select at least one condition'],
    [{ actions: [] }, 'base', 'Invalid actions: You must select at least one action'],
    [
      { conditions: { all: [when('current_via_id', 'is_not', 'web')] } },
      'base',
      "Invalid value 'web' in 'Update via / Is not / web'",
    ],
    [{ category_id: '1' }, 'category_id', 'Category: is invalid'],
  ])('%j is refused', async (trigger, property, description) => {
    const { status, body } = await desk().create(trigger)
    expect(status).toBe(422)
    expect(body.details[property]).toMatchObject([{ description }])
  })

  test('are listed, sorted, searched, moved and reordered', async () => {
    const { make, call } = desk()
    const category = (await call('admin', 'POST', '/trigger_categories', { trigger_category: { name: 'Mine' } })).body
      .trigger_category
    const own = []
    for (const title of ['Beta', 'Alpha']) own.push(await make({ title, category_id: category.id }))
    const titles = async (query: string) =>
      (await call('agent', 'GET', `/triggers${query}`)).body.triggers.map(({ title }: { title: string }) => title)
    expect(await titles(`?category_id=${category.id}`)).toEqual(['Beta', 'Alpha'])
    expect(await titles(`?category_id=${category.id}&page[size]=5&sort=alphabetical`)).toEqual(['Alpha', 'Beta'])
    expect(await titles('/search?query=alph')).toEqual(['Alpha'])
    const filter = encodeURIComponent('[{"field":"title","value":"bet"}]')
    expect(await titles(`/search?query=&filter[json]=${filter}`)).toEqual(['Beta'])
    expect(await titles('/active')).toEqual(['Beta', 'Alpha'])
    const [beta, alpha] = own
    await call('admin', 'PUT', '/triggers/reorder', { trigger_ids: [alpha.id, beta.id] })
    expect(await titles(`?category_id=${category.id}`)).toEqual(['Alpha', 'Beta'])
    expect((await call('admin', 'PUT', '/triggers/reorder', { trigger_ids: [alpha.id] })).status).toBe(404)
    const { body } = await call('admin', 'PUT', '/triggers/update_many', {
      triggers: [{ id: String(beta.id), active: false }],
    })
    expect(body.triggers).toMatchObject([{ id: beta.id, active: false }])
    expect((await call('admin', 'DELETE', `/triggers/destroy_many?ids=${alpha.id},${beta.id}`)).status).toBe(204)
    expect((await call('admin', 'DELETE', `/trigger_categories/${category.id}`)).status).toBe(204)
  })

  test('keep their versions, each with what it changed', async () => {
    const { make, call, person } = desk()
    const trigger = await make({})
    await call('admin', 'PUT', `/triggers/${trigger.id}`, { trigger: { title: 'U', position: 4 } })
    await call('admin', 'PUT', `/triggers/${trigger.id}`, { trigger: { position: 5 } })
    const { trigger_revisions } = (await call('admin', 'GET', `/triggers/${trigger.id}/revisions`)).body
    expect(trigger_revisions).toHaveLength(2)
    const [latest, first] = trigger_revisions
    expect(first.diff).toMatchObject({ source_id: null, title: [{ change: '+', content: 'T' }] })
    expect(latest).toMatchObject({
      author_id: person('admin').id,
      snapshot: { title: 'U', actions: [high] },
      diff: {
        source_id: first.id,
        target_id: latest.id,
        title: [
          { change: '-', content: 'T' },
          { change: '+', content: 'U' },
        ],
        active: [{ change: '=', content: true }],
        actions: [{ field: [{ change: '=', content: 'priority' }], value: [{ change: '=', content: 'high' }] }],
      },
    })
    expect((await call('admin', 'GET', `/triggers/${trigger.id}/revisions/${first.id}`)).body.trigger_revision).toEqual(
      first,
    )
  })

  test('are changed by those who see to them', async () => {
    const { create, call } = desk()
    expect((await create({}, 'agent')).status).toBe(403)
    expect((await call('agent', 'GET', '/triggers')).status).toBe(200)
    expect((await call('endUser', 'GET', '/triggers')).status).toBe(403)
  })
})

describe('running', () => {
  test('joins the change’s audit, with the rule as the cause, and counts as used', async () => {
    const { make, open, call, account } = desk()
    const trigger = await make({ title: 'Make it high' })
    const { ticket, audit } = await open()
    expect(ticket.priority).toBe('high')
    const event = audit.events.find(({ field_name }: { field_name?: string }) => field_name === 'priority')
    expect(event.via).toEqual({
      channel: 'rule',
      source: {
        from: {
          id: trigger.id,
          title: 'Make it high',
          deleted: false,
          revision_id: account.triggers.find(trigger.id).revision_id,
        },
        to: {},
        rel: 'trigger',
      },
    })
    expect(account.audits.by('ticket', ticket.id).size).toBe(1)
    expect((await call('admin', 'GET', `/triggers/${trigger.id}?include=usage_1h`)).body.trigger.usage_1h).toBe(1)
  })

  test('begins again when a trigger has changed the ticket, each at most once', async () => {
    const { make, open } = desk()
    await make({
      title: 'Last',
      conditions: { all: [when('current_tags', 'includes', 'b')] },
      actions: [{ field: 'current_tags', value: 'c' }],
    })
    await make({
      title: 'Second',
      conditions: { all: [when('current_tags', 'includes', 'a')] },
      actions: [{ field: 'current_tags', value: 'b' }],
    })
    await make({ title: 'First', actions: [{ field: 'current_tags', value: 'a' }] })
    expect((await open()).ticket.tags).toEqual(['a', 'b', 'c'])
  })

  test('goes by category, then by position', async () => {
    const { make, open, call } = desk()
    const late = (await call('admin', 'POST', '/trigger_categories', { trigger_category: { name: 'Late' } })).body
      .trigger_category
    const early = (
      await call('admin', 'POST', '/trigger_categories', { trigger_category: { name: 'Early', position: 0 } })
    ).body.trigger_category
    await make({ category_id: late.id, actions: [{ field: 'set_tags', value: 'late' }] })
    await make({ category_id: early.id, actions: [{ field: 'set_tags', value: 'early' }] })
    expect((await open()).ticket.tags).toEqual(['late'])
  })

  test('sees what has changed, and by whom', async () => {
    const { make, open, change, call } = desk()
    const tag = (value: string) => [{ field: 'current_tags', value }]
    await make({
      conditions: { all: [when('status', 'value_previous', 'pending'), when('role', 'is', 'end_user')] },
      actions: tag('came_back'),
    })
    await make({
      conditions: { all: [when('assignee_id', 'changed'), when('update_type', 'is', 'Change')] },
      actions: tag('given'),
    })
    await make({ conditions: { all: [when('comment_is_public', 'is', 'false')] }, actions: tag('whispered') })
    const { ticket } = await open({ status: 'pending' })
    expect(ticket.tags).toEqual([])
    expect((await change(ticket.id, { comment: { body: 'Psst', public: false } })).ticket.tags).toEqual(['whispered'])
    expect((await change(ticket.id, { assignee_email: 'agent@example.com' })).ticket.tags).toEqual([
      'whispered',
      'given',
    ])
    await call('endUser', 'PUT', `/requests/${ticket.id}`, { request: { comment: { body: 'Still leaking' } } })
    expect((await call('agent', 'GET', `/tickets/${ticket.id}`)).body.ticket.tags).toContain('came_back')
  })

  test('notifies: in the audit, in the outbox, with placeholders filled in', async () => {
    const { make, open, fakedesk, person } = desk()
    await make({
      actions: [
        {
          field: 'notification_user',
          value: ['requester_id', 'About {{ticket.title}}', 'Said: {{ticket.latest_comment.value}}'],
        },
      ],
    })
    await make({
      actions: [{ field: 'notification_group', value: [String(person('agent').group_ids[0]), 'New', '{{ticket.id}}'] }],
    })
    const { ticket, audit } = await open()
    const sent = audit.events.filter(({ type }: { type: string }) => type === 'Notification')
    expect(sent[0]).toMatchObject({
      subject: 'About Kettle',
      body: 'Said: It leaks',
      recipients: [person('endUser').id],
    })
    expect(sent[1]).toMatchObject({ body: String(ticket.id), recipients: expect.arrayContaining([person('agent').id]) })
    expect(fakedesk.outbox().slice(-2)).toMatchObject([
      {
        occasion: 'trigger',
        to: [{ address: 'end.user@example.com' }],
        subject: 'About Kettle',
        text: 'Said: It leaks',
        ticket_id: ticket.id,
      },
      { subject: 'New' },
    ])
  })

  test('is passed over by imports, and by what is gone', async () => {
    const { make, open, call, person } = desk()
    const group = (await call('admin', 'POST', '/groups', { group: { name: 'Gone' } })).body.group
    await make({ actions: [{ field: 'group_id', value: String(group.id) }, high] })
    await call('admin', 'DELETE', `/groups/${group.id}`)
    expect((await open()).ticket).toMatchObject({ group_id: null, priority: 'high' })
    const ticket = { subject: 'Old', comments: [{ value: 'Long ago' }], requester_id: person('endUser').id }
    expect((await call('admin', 'POST', '/imports/tickets', { ticket })).body.ticket.priority).toBeNull()
  })

  test('is over once a ticket is closed, and does not look at what is deleted', async () => {
    const { make, open, change, call } = desk()
    const trigger = await make({ conditions: { all: [when('update_type', 'is', 'Change')] } })
    const uses = async () =>
      (await call('admin', 'GET', `/triggers/${trigger.id}?include=usage_1h`)).body.trigger.usage_1h
    const { ticket } = await open({ assignee_email: 'agent@example.com' })
    await change(ticket.id, { status: 'closed' })
    expect(await uses()).toBe(1)
    const [comment] = (await call('agent', 'GET', `/tickets/${ticket.id}/comments`)).body.comments
    const hidden = await call('admin', 'PUT', `/tickets/${ticket.id}/comments/${comment.id}/make_private`)
    expect(hidden.status).toBe(200)
    const other = await open()
    expect((await call('admin', 'DELETE', `/tickets/${other.ticket.id}`)).status).toBe(204)
    expect(await uses()).toBe(1)
  })

  test('can solve what is nobody’s, and close', async () => {
    const { make, open, change } = desk()
    await make({
      conditions: { all: [when('current_tags', 'includes', 'done')] },
      actions: [{ field: 'status', value: 'closed' }],
    })
    const { ticket } = await open()
    expect((await change(ticket.id, { tags: ['done'] })).ticket.status).toBe('closed')
  })
})

test('definitions tell what triggers can be made of', async () => {
  const { definitions } = (await desk().call('agent', 'GET', '/triggers/definitions')).body
  const subjects = (list: readonly { subject: string }[]) => list.map(({ subject }) => subject)
  expect(subjects(definitions.conditions_all)).toEqual(expect.arrayContaining(['update_type', 'status', 'role']))
  expect(subjects(definitions.actions)).toEqual(expect.arrayContaining(['notification_user', 'set_tags']))
  const status = definitions.conditions_all.find(({ subject }: { subject: string }) => subject === 'status')
  expect(status.operators).toContainEqual({ value: 'changed', title: 'Changed', terminal: true })
})
