import { describe, expect, test } from 'vitest'
import { type Caller, testDesk } from '../../testing.ts'

const pending = { field: 'status', value: 'pending' }

function desk() {
  const { call, ...rest } = testDesk()
  const create = (caller: Caller, macro: object) =>
    call(caller, 'POST', '/macros', { macro: { actions: [pending], ...macro } })
  const titles = async (caller: Caller, path: string): Promise<string[]> =>
    (await call(caller, 'GET', path)).body.macros.map(({ title }: { title: string }) => title)
  const ticket = async (more: object = {}) => {
    const given = { subject: 'Kettle', comment: { body: 'It leaks' }, requester_id: rest.person('endUser').id, ...more }
    return (await call('agent', 'POST', '/tickets', { ticket: given })).body.ticket
  }
  return { call, create, titles, ticket, ...rest }
}

describe('macros', () => {
  test('a new account has two, and one of its own comes far behind them, in the recorded form', async () => {
    const { create, titles } = desk()
    expect(await titles('admin', '/macros')).toEqual(['Customer not responding', 'Downgrade and inform'])
    const { status, body, headers } = await create('admin', { title: 'TestMacro' })
    expect(status).toBe(201)
    expect(headers.get('location')).toBe(body.macro.url)
    expect(Object.entries(body.macro).slice(2)).toEqual(
      Object.entries({
        title: 'TestMacro',
        active: true,
        updated_at: '2026-03-14T09:00:00Z',
        created_at: '2026-03-14T09:00:00Z',
        default: false,
        position: 10000,
        description: null,
        actions: [pending],
        restriction: null,
        raw_title: 'TestMacro',
      }),
    )
    expect((await create('admin', { title: 'Next' })).body.macro.position).toBe(10001)
  })

  test('what is sent comes back as it was, order and kinds included', async () => {
    const { create, call, person } = desk()
    const actions = [
      { field: 'comment_value', value: ['channel:all', 'Hello {{ticket.title}}'] },
      { field: 'comment_mode_is_public', value: false },
      { field: 'priority', value: '' },
      { field: 'group_id', value: String(person('agent').group_ids[0]) },
    ]
    const { id } = (await create('admin', { title: 'A::B', actions, active: false, description: '' })).body.macro
    const shown = (await call('admin', 'GET', `/macros/${id}`)).body.macro
    expect(shown).toMatchObject({ actions, active: false, description: '' })
    const changed = await call('admin', 'PUT', `/macros/${id}`, { macro: { id: 5, actions: [pending], position: 2 } })
    expect(changed.body.macro).toMatchObject({ id, title: 'A::B', actions: [pending], position: 2 })
    expect((await call('admin', 'DELETE', `/macros/${id}`)).status).toBe(204)
    expect((await call('admin', 'GET', `/macros/${id}`)).status).toBe(404)
  })

  test.each([
    [{ title: '' }, 'title', 'Title: cannot be blank'],
    [{ title: 'A', actions: [] }, 'base', 'Invalid actions: You must select at least one action'],
    [{ title: 'A', actions: [{ field: 'status', value: 'tea' }] }, 'base', "Invalid value 'tea' in 'Status / tea'"],
    [{ title: 'A', actions: [{ field: 'tea', value: 'x' }] }, 'base', "Invalid field 'tea'"],
    [{ title: 'A', restriction: { type: 'Group', id: 1 } }, 'restriction', 'Restriction: is invalid'],
  ])('%j is refused', async (macro, property, description) => {
    const { status, body } = await desk().create('admin', macro)
    expect(status).toBe(422)
    expect(body.details[property]).toMatchObject([{ description }])
  })

  test('people see shared ones, those of their groups and their own; admins see all', async () => {
    const { create, titles, person } = desk()
    const other = person('secondAgent').id
    const group = person('agent').group_ids[0]
    await create('admin', { title: 'Ours', restriction: { type: 'Group', id: group } })
    await create('agent', { title: 'Mine', restriction: { type: 'User', id: person('agent').id } })
    await create('secondAgent', { title: 'Theirs', restriction: { type: 'User', id: other } })
    expect(await titles('agent', '/macros')).toEqual([
      'Customer not responding',
      'Downgrade and inform',
      'Mine',
      'Ours',
    ])
    expect(await titles('admin', '/macros?access=agents')).toEqual(['Mine', 'Theirs'])
    expect(await titles('agent', '/macros?access=personal')).toEqual(['Mine'])
    expect(await titles('agent', '/macros?access=account')).toEqual(['Customer not responding', 'Downgrade and inform'])
    expect(await titles('admin', `/macros?group_id=${group}`)).toEqual(['Ours'])
    expect(await titles('admin', '/macros/search?query=ours')).toEqual(['Ours'])
    expect(await titles('admin', '/macros?only_viewable=true')).not.toContain('Theirs')
  })

  test('an agent makes and changes their own alone', async () => {
    const { create, call, person } = desk()
    expect((await create('agent', { title: 'For all' })).status).toBe(403)
    const { id } = (await create('admin', { title: 'Shared' })).body.macro
    expect((await call('agent', 'PUT', `/macros/${id}`, { macro: { title: 'Taken' } })).status).toBe(403)
    expect((await call('agent', 'DELETE', `/macros/destroy_many?ids=${id}`)).status).toBe(403)
    const own = (await create('agent', { title: 'Mine', restriction: { type: 'User', id: person('agent').id } })).body
      .macro
    expect((await call('agent', 'GET', `/macros/${own.id}?include=permissions`)).body.macro.permissions.can_edit).toBe(
      true,
    )
    expect((await call('agent', 'GET', `/macros/${id}?include=permissions`)).body.macro.permissions.can_edit).toBe(
      false,
    )
    expect((await call('agent', 'DELETE', `/macros/${own.id}`)).status).toBe(204)
  })

  test('many are moved, switched and deleted at once, all or none', async () => {
    const { create, call, titles } = desk()
    const [a, b] = [
      (await create('admin', { title: 'A' })).body.macro,
      (await create('admin', { title: 'B' })).body.macro,
    ]
    const moved = await call('admin', 'PUT', '/macros/update_many', {
      macros: [
        { id: a.id, position: 3 },
        { id: b.id, active: false },
      ],
    })
    expect(moved.body.macros).toMatchObject([{ position: 3 }, { active: false }])
    expect(await titles('admin', '/macros/active?sort_by=position')).toEqual([
      'A',
      'Customer not responding',
      'Downgrade and inform',
    ])
    expect((await call('admin', 'DELETE', `/macros/destroy_many?ids=${a.id},1`)).status).toBe(404)
    expect(await titles('admin', '/macros')).toContain('A')
    expect((await call('admin', 'DELETE', `/macros/destroy_many?ids=${a.id},${b.id}`)).status).toBe(204)
    expect(await titles('admin', '/macros')).not.toContain('A')
  })

  test('categories are what titles begin with', async () => {
    const { create, call, titles } = desk()
    await create('admin', { title: 'Orders::Ask' })
    await create('admin', { title: 'Orders::Late::Sorry' })
    await create('admin', { title: 'Hidden::Off', active: false })
    expect((await call('agent', 'GET', '/macros/categories')).body).toMatchObject({ categories: ['Orders'] })
    expect(await titles('agent', '/macros?category=Orders')).toEqual(['Orders::Ask', 'Orders::Late::Sorry'])
  })
})

describe('applying a macro', () => {
  const actions = (group: number) => [
    { field: 'status', value: 'pending' },
    { field: 'group_id', value: String(group) },
    { field: 'current_tags', value: 'late' },
    { field: 'comment_value', value: ['channel:all', 'One <moment>\n\nplease'] },
    { field: 'comment_mode_is_public', value: 'false' },
  ]

  test('tells what it sets without a ticket, and the whole ticket with one; nothing is saved', async () => {
    const { call, create, ticket, person } = desk()
    const group = person('agent').group_ids[0] ?? 0
    const { id } = (await create('admin', { title: 'Wait', actions: actions(group) })).body.macro
    const comment = {
      body: 'One <moment>\n\nplease',
      html_body: '<p>One &lt;moment&gt;</p><p>please</p>',
      public: false,
      scoped_body: [['channel:all', 'One <moment>\n\nplease']],
    }
    const alone = (await call('agent', 'GET', `/macros/${id}/apply`)).body.result.ticket
    expect(alone).toEqual({ status: 'pending', group_id: group, tags: ['late'], comment })
    const made = await ticket({ tags: ['vip'] })
    const after = (await call('agent', 'GET', `/tickets/${made.id}/macros/${id}/apply`)).body.result.ticket
    expect(after).toEqual({
      ...made,
      status: 'pending',
      custom_status_id: after.custom_status_id,
      group_id: group,
      tags: ['vip', 'late'],
      comment,
    })
    expect((await call('agent', 'GET', `/tickets/${made.id}`)).body.ticket).toEqual(made)
  })

  test('brings its files under a token that a comment takes', async () => {
    const { call, send, create, ticket, account, person } = desk()
    const form = new FormData()
    form.append('attachment', new File(['tea'], 'list.txt', { type: 'text/plain' }))
    const authorization = `Basic ${btoa(`${person('admin').email}/token:token`)}`
    const macro = (await create('admin', { title: 'List' })).body.macro
    const added = await send('POST', `/macros/${macro.id}/attachments`, {
      method: 'POST',
      headers: { authorization },
      body: form,
    })
    expect(added.status).toBe(201)
    expect(added.body.macro_attachment).toMatchObject({ filename: 'list.txt', content_type: 'text/plain', size: 3 })
    expect((await call('agent', 'GET', `/macros/${macro.id}/attachments`)).body.macro_attachments).toEqual([
      added.body.macro_attachment,
    ])
    expect((await call('agent', 'GET', `/macros/attachments/${added.body.macro_attachment.id}`)).body).toEqual(
      added.body,
    )
    const made = await ticket()
    const { upload } = (await call('agent', 'GET', `/tickets/${made.id}/macros/${macro.id}/apply`)).body.result.ticket
    const { body } = await call('agent', 'PUT', `/tickets/${made.id}`, {
      ticket: { comment: { body: 'Here', uploads: [upload.token] } },
    })
    expect(body.audit.events[0].attachments).toMatchObject([{ file_name: 'list.txt' }])
    await call('admin', 'DELETE', `/macros/${macro.id}`)
    expect(account.macroAttachments.size).toBe(0)
  })

  test('counts as used when a ticket is changed by its name, not when it is looked at', async () => {
    const { call, create, ticket, account, titles } = desk()
    const { id } = (await create('admin', { title: 'Used' })).body.macro
    const made = await ticket()
    const uses = async () => (await call('admin', 'GET', `/macros/${id}?include=usage_1h,usage_7d`)).body.macro
    await call('agent', 'GET', `/tickets/${made.id}/macros/${id}/apply`)
    expect(await uses()).toMatchObject({ usage_1h: 0, usage_7d: 0 })
    await call('agent', 'PUT', `/tickets/${made.id}`, { ticket: { priority: 'high', macro_ids: [id] } })
    account.clock.advance(3 * 60 * 60_000)
    await call('agent', 'PUT', `/tickets/${made.id}`, { ticket: { priority: 'low', macro_id: id } })
    expect(await uses()).toMatchObject({ usage_1h: 1, usage_7d: 2 })
    expect((await titles('admin', '/macros?sort_by=usage_24h'))[0]).toBe('Used')
  })
})

test('a macro is derived from another or from a ticket, and is not saved', async () => {
  const { call, create, ticket, titles } = desk()
  const { id } = (await create('admin', { title: 'Old' })).body.macro
  expect((await call('agent', 'GET', `/macros/new?macro_id=${id}`)).body.macro).toMatchObject({
    title: 'Old',
    actions: [pending],
  })
  const made = await ticket({ priority: 'high', tags: ['vip'] })
  const { macro } = (await call('agent', 'GET', `/macros/new?ticket_id=${made.id}`)).body
  expect(macro.actions).toContainEqual({ field: 'priority', value: 'high' })
  expect(macro.actions).toContainEqual({ field: 'current_tags', value: 'vip' })
  expect(await titles('admin', '/macros')).toHaveLength(3)
})

test('actions and definitions tell what macros can hold', async () => {
  const { call } = desk()
  const { actions } = (await call('agent', 'GET', '/macros/actions')).body
  const fields = actions.map(({ value }: { value: string }) => value)
  expect(fields).toEqual(expect.arrayContaining(['status', 'comment_value', 'group_id']))
  expect(fields).not.toContain('notification_user')
  expect((await call('agent', 'GET', '/macros/definitions')).body.definitions.actions).toEqual(actions)
})
