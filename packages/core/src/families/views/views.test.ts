import { describe, expect, test } from 'vitest'
import { type Caller, testDesk } from '../../testing.ts'
import { quietWorld } from '../../world.ts'

const unsolved = { field: 'status', operator: 'less_than', value: 'solved' }

function desk() {
  const { call, ...rest } = testDesk({ world: quietWorld })
  const create = (caller: Caller, view: object) =>
    call(caller, 'POST', '/views', { view: { title: 'V', all: [unsolved], ...view } })
  const make = async (view: object) => (await create('admin', view)).body.view
  const titles = async (caller: Caller, path: string): Promise<string[]> =>
    (await call(caller, 'GET', path)).body.views.map(({ title }: { title: string }) => title)
  const ticket = async (more: object = {}): Promise<{ readonly id: number }> => {
    const given = { subject: 'Kettle', comment: { body: 'It leaks' }, requester_id: rest.person('endUser').id, ...more }
    return (await call('agent', 'POST', '/tickets', { ticket: given })).body.ticket
  }
  const subjects = async (id: number, query = ''): Promise<string[]> =>
    (await call('admin', 'GET', `/views/${id}/tickets${query}`)).body.tickets.map(
      ({ subject }: { subject: string }) => subject,
    )
  return { call, create, make, titles, ticket, subjects, ...rest }
}

describe('views', () => {
  test('a new account has eight, two of them switched off, under titles that stand for themselves', async () => {
    const { titles, call } = desk()
    expect(await titles('admin', '/views')).toEqual([
      'Your unsolved tickets',
      'Unassigned tickets',
      'All unsolved tickets',
      'Recently updated tickets',
      'Current tasks',
      'Overdue tasks',
      'Pending tickets',
      'Recently solved tickets',
    ])
    expect(await titles('agent', '/views/active')).toHaveLength(6)
    expect(await titles('agent', '/views/compact')).toHaveLength(6)
    expect((await call('agent', 'GET', '/views/count')).body.count.value).toBe(8)
    const [first] = (await call('admin', 'GET', '/views')).body.views
    expect(first).toMatchObject({
      raw_title: '{{zd.your_unsolved_tickets}}',
      execution: {
        group_by: 'status',
        group: { id: 'status', title: 'Status category', filterable: true, sortable: true, order: 'asc' },
        sort_by: 'nice_id',
        sort: { id: 'ticket_id', title: 'ID', filterable: true, sortable: true, order: 'desc' },
      },
    })
  })

  test('one that says little is filled in as recorded', async () => {
    const { status, body, headers } = await desk().create('admin', { title: 'testViewNone' })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(body.view.url)
    const columns = ['subject', 'requester', 'created', 'updated', 'group', 'assignee']
    expect(body.view.execution.columns.map(({ id }: { id: string }) => id)).toEqual(columns)
    expect(body.view).toMatchObject({
      active: true,
      default: false,
      position: 10000,
      description: null,
      execution: {
        group_by: null,
        group_order: 'desc',
        sort_by: null,
        sort_order: 'desc',
        group: null,
        sort: null,
        custom_fields: [],
      },
      conditions: { all: [unsolved], any: [] },
      restriction: null,
      raw_title: 'testViewNone',
    })
  })

  test.each([
    [{ title: ' ' }, 'title', 'Title: cannot be blank'],
    [{ all: [] }, 'base', 'Invalid conditions: You must select at least one condition'],
    [{ all: [{ field: 'current_tags', operator: 'includes', value: 'a' }] }, 'base', /^View must test for at least/],
    [{ all: [{ ...unsolved, value: 'tea' }] }, 'base', "Invalid value 'tea' in 'Status / Less than / tea'"],
    [{ all: [{ ...unsolved, operator: 'changed' }] }, 'base', /^Invalid operator 'changed'/],
    [{ all: [{ ...unsolved, field: 'update_type' }] }, 'base', "Invalid field 'update_type'"],
    [{ any: [{ field: 'NEW', operator: 'is', value: '2' }] }, 'base', "Invalid field 'NEW'"],
  ])('%j is refused', async (view, property, description) => {
    const { status, body } = await desk().create('admin', view)
    expect(status).toBe(422)
    expect(body.details[property].map((problem: { description: string }) => problem.description)).toEqual(
      expect.arrayContaining([typeof description === 'string' ? description : expect.stringMatching(description)]),
    )
  })

  test('conditions come back as sent, numbers as text; an update replaces those of its kind', async () => {
    const { make, call } = desk()
    const any = [
      { field: 'NEW', operator: 'greater_than', value: 2 },
      { field: 'priority', operator: 'is', value: '' },
    ]
    const view = await make({ conditions: { all: [unsolved, ...any], any: [] }, all: undefined })
    expect(view.conditions.all[1].value).toBe('2')
    const { body } = await call('admin', 'PUT', `/views/${view.id}`, {
      view: { any: [{ ...unsolved, value: 'closed' }] },
    })
    expect(body.view.conditions).toEqual({ all: view.conditions.all, any: [{ ...unsolved, value: 'closed' }] })
    const alone = await call('admin', 'POST', '/views', { view: { title: 'Any', any: [unsolved] } })
    expect(alone.body.view.conditions).toEqual({ all: [], any: [unsolved] })
  })

  test('people see shared ones, those of their groups and their own', async () => {
    const { create, titles, call, person } = desk()
    await create('admin', { title: 'Ours', restriction: { type: 'Group', id: person('agent').group_ids[0] } })
    const mine = (await create('agent', { title: 'Mine', restriction: { type: 'User', id: person('agent').id } })).body
      .view
    expect(await titles('agent', '/views?access=personal')).toEqual(['Mine'])
    expect(await titles('agent', '/views/search?query=our')).toEqual(['Ours'])
    expect(await titles('admin', '/views')).not.toContain('Mine')
    expect((await call('secondAgent', 'GET', `/views/${mine.id}`)).status).toBe(404)
    expect((await create('agent', { title: 'For all' })).status).toBe(403)
  })

  test('many are shown, moved and deleted at once', async () => {
    const { make, call } = desk()
    const [a, b] = [await make({ title: 'A' }), await make({ title: 'B' })]
    expect((await call('admin', 'GET', `/views/show_many?ids=${b.id},${a.id},1`)).body.views).toMatchObject([
      { title: 'B' },
      { title: 'A' },
    ])
    const { body } = await call('admin', 'PUT', '/views/update_many', { views: [{ id: a.id, active: false }] })
    expect(body.views).toMatchObject([{ id: a.id, active: false }])
    expect((await call('admin', 'GET', `/views/show_many?ids=${b.id},${a.id}&active=true`)).body.views).toMatchObject([
      { title: 'B' },
    ])
    expect((await call('admin', 'DELETE', `/views/destroy_many?ids=${a.id},${b.id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `/views/${a.id}`)).status).toBe(404)
  })
})

describe('the tickets of a view', () => {
  test('come newest first unless the view says otherwise, by both kinds of page', async () => {
    const { make, ticket, subjects, call } = desk()
    for (const subject of ['A', 'B', 'C']) await ticket({ subject })
    await ticket({ subject: 'Done', status: 'solved' })
    const { id } = await make({})
    expect(await subjects(id)).toEqual(['C', 'B', 'A'])
    expect(await subjects(id, '?sort_by=subject')).toEqual(['C', 'B', 'A'])
    expect(await subjects(id, '?sort_by=created&sort_order=asc')).toEqual(['A', 'B', 'C'])
    const first = (await call('admin', 'GET', `/views/${id}/tickets?page[size]=2`)).body
    expect(first.meta.has_more).toBe(true)
    const second = (await call('admin', 'GET', first.links.next)).body
    expect(second.tickets).toMatchObject([{ subject: 'A' }])
    expect((await call('admin', 'GET', second.links.prev)).body.tickets).toHaveLength(2)
    expect((await call('admin', 'GET', `/views/${id}/tickets?per_page=2&page=2`)).body).toMatchObject({
      count: 3,
      next_page: null,
    })
  })

  test('follow each write, without being worked out anew', async () => {
    const { make, ticket, subjects, call } = desk()
    const { id } = await make({ output: { sort_by: 'priority', sort_order: 'desc' } })
    const [low, high] = [
      await ticket({ subject: 'Low', priority: 'low' }),
      await ticket({ subject: 'High', priority: 'high' }),
    ]
    expect(await subjects(id)).toEqual(['High', 'Low'])
    await call('agent', 'PUT', `/tickets/${low.id}`, { ticket: { priority: 'urgent' } })
    expect(await subjects(id)).toEqual(['Low', 'High'])
    await call('agent', 'PUT', `/tickets/${high.id}`, { ticket: { status: 'solved' } })
    expect(await subjects(id)).toEqual(['Low'])
    await call('admin', 'DELETE', `/tickets/${low.id}`)
    expect(await subjects(id)).toEqual([])
  })

  test('are whose the caller may see, and `current_user` is whoever looks', async () => {
    const { call, ticket, person } = desk()
    await ticket({ assignee_id: person('agent').id })
    const [own] = (await call('agent', 'GET', '/views')).body.views
    expect((await call('agent', 'GET', `/views/${own.id}/tickets`)).body.tickets).toHaveLength(1)
    expect((await call('secondAgent', 'GET', `/views/${own.id}/tickets`)).body.tickets).toHaveLength(0)
    await call('admin', 'PUT', `/users/${person('secondAgent').id}`, { user: { ticket_restriction: 'assigned' } })
    const all = (await call('admin', 'GET', '/views')).body.views[2]
    expect((await call('secondAgent', 'GET', `/views/${all.id}/tickets`)).body.tickets).toHaveLength(0)
  })

  test('come and go with time', async () => {
    const { make, ticket, subjects, account } = desk()
    const young = { field: 'NEW', operator: 'less_than', value: '24' }
    const { id } = await make({ all: [unsolved, young] })
    await ticket()
    expect(await subjects(id)).toHaveLength(1)
    account.clock.advance(25 * 60 * 60_000)
    expect(await subjects(id)).toHaveLength(0)
  })
})

describe('executing a view', () => {
  test('tells columns in words, headings, and the whole number', async () => {
    const { make, call, ticket, person } = desk()
    const columns = [
      'subject',
      'requester',
      'status',
      'priority',
      'satisfaction_score',
      'assignee',
      'created',
      'nice_id',
    ]
    const { id, url } = await make({ output: { columns, group_by: 'assignee', group_order: 'asc' } })
    await ticket({ subject: 'Free' })
    const taken = await ticket({ subject: 'Taken', priority: 'high', assignee_id: person('agent').id })
    const { body } = await call('admin', 'GET', `/views/${id}/execute?include=users`)
    expect(body.view).toEqual({ id, url })
    expect(body.columns.map((column: { id: string }) => column.id)).toEqual([...columns.slice(0, -1), 'ticket_id'])
    expect(body.groups).toEqual([
      { id: null, name: '-', order: 0 },
      { id: person('agent').id, name: person('agent').name, order: 1 },
    ])
    expect(body).toMatchObject({ count: 2, next_page: null })
    expect(body.users.length).toBeGreaterThan(0)
    expect(body.rows[1]).toMatchObject({
      ticket_id: taken.id,
      ticket: {
        id: taken.id,
        subject: 'Taken',
        status: 'open',
        priority: 'high',
        last_comment: { body: 'It leaks', public: true },
      },
      subject: 'Taken',
      requester: person('endUser').name,
      requester_id: person('endUser').id,
      status: 'Open',
      priority: 'High',
      satisfaction_score: 'Unoffered',
      assignee: person('agent').name,
      nice_id: taken.id,
    })
    const page = (await call('admin', 'GET', `/views/${id}/execute?per_page=1&sort_by=created`)).body
    expect(page).toMatchObject({ count: 2, rows: [{ subject: 'Free' }] })
  })

  test('shows, sorts and groups by fields of the account', async () => {
    const { make, call, ticket } = desk()
    const options = [
      { name: 'Green', value: 'green' },
      { name: 'Black', value: 'black' },
    ]
    const { ticket_field } = (
      await call('admin', 'POST', '/ticket_fields', {
        ticket_field: { type: 'tagger', title: 'Tea', custom_field_options: options },
      })
    ).body
    const of = (value: string) => ({ subject: value, custom_fields: [{ id: ticket_field.id, value }] })
    for (const value of ['green', 'black']) await ticket(of(value))
    const view = await make({
      output: { columns: ['subject', ticket_field.id], group_by: String(ticket_field.id), group_order: 'asc' },
    })
    expect(view.execution.custom_fields).toMatchObject([{ id: ticket_field.id, title: 'Tea', type: 'tagger' }])
    const { body } = await call('admin', 'GET', `/views/${view.id}/execute`)
    expect(body.groups).toMatchObject([{ name: 'Black' }, { name: 'Green' }])
    expect(body.rows).toMatchObject([
      { custom_fields: [{ id: ticket_field.id, value: 'black' }] },
      { subject: 'green' },
    ])
  })

  test('is tried out without being saved', async () => {
    const { call, ticket } = desk()
    await ticket({ subject: 'A' })
    const view = { all: [unsolved], output: { columns: ['subject'] } }
    const { body } = await call('admin', 'POST', '/views/preview', { view })
    expect(body).toMatchObject({ rows: [{ subject: 'A' }], count: 1, view: { id: null } })
    await ticket({ subject: 'B' })
    const first = (await call('admin', 'POST', '/views/preview?page[size]=1', { view })).body
    expect(first).toMatchObject({ rows: [{ subject: 'B' }], meta: { has_more: true } })
    expect((await call('admin', 'POST', first.links.next, { view })).body.rows).toMatchObject([{ subject: 'A' }])
    expect((await call('admin', 'POST', '/views/preview?per_page=1&page=2', { view })).body.rows).toMatchObject([
      { subject: 'A' },
    ])
    expect((await call('admin', 'POST', '/views/preview/count', { view })).body.view_count).toMatchObject({
      value: 2,
      pretty: '2',
    })
    expect(
      (await call('admin', 'POST', '/views/preview', { view: { all: [{ ...unsolved, value: 'tea' }] } })).status,
    ).toBe(422)
  })
})

describe('counting a view', () => {
  test('is not ready when it is first asked for, then fresh (recorded)', async () => {
    const { make, call, ticket } = desk()
    await ticket()
    const [a, b] = [await make({}), await make({})]
    const ask = async () => (await call('admin', 'GET', `/views/${a.id}/count`)).body.view_count
    expect(await ask()).toMatchObject({ view_id: a.id, value: null, pretty: '...', fresh: false })
    expect(await ask()).toMatchObject({ value: 1, pretty: '1', fresh: true })
    const { view_counts } = (await call('admin', 'GET', `/views/count_many?ids=${a.id},${b.id}`)).body
    expect(view_counts).toMatchObject([{ value: 1 }, { value: null, fresh: false }])
    const many = Array.from({ length: 21 }, (_, place) => place + 1).join()
    expect((await call('admin', 'GET', `/views/count_many?ids=${many}`)).status).toBe(400)
  })
})

test('an export comes by mail, as CSV', async () => {
  const { make, call, ticket, fakedesk } = desk()
  await ticket({ subject: 'Tea, green' })
  const { id } = await make({ output: { columns: ['subject', 'status'] } })
  expect((await call('admin', 'GET', `/views/${id}/export`)).body.export).toEqual({ view_id: id, status: 'starting' })
  const [mail] = fakedesk.outbox().filter(({ occasion }) => occasion === 'view_export')
  expect(mail?.text).toBe('Subject,Status category\r\n"Tea, green",New')
})

test('definitions tell what views can be made of', async () => {
  const { definitions } = (await desk().call('agent', 'GET', '/views/definitions')).body
  const names = (list: readonly { subject: string }[]) => list.map(({ subject }) => subject)
  expect(names(definitions.conditions_all)).toEqual(expect.arrayContaining(['status', 'NEW', 'current_tags']))
  expect(names(definitions.conditions_any)).not.toContain('NEW')
  expect(names(definitions.conditions_all)).not.toContain('update_type')
  expect(definitions.sortables.map(({ value }: { value: string }) => value)).not.toContain('subject')
})
