import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const urgent = { field: 'priority', operator: 'is', value: 'urgent' }

function desk() {
  const { call, ...rest } = testDesk()
  const create = (workspace: object) =>
    call('admin', 'POST', '/workspaces', {
      workspace: { title: 'Repairs', conditions: { all: [urgent] }, ...workspace },
    })
  const titles = async (): Promise<string[]> =>
    (await call('agent', 'GET', '/workspaces')).body.workspaces.map(({ title }: { title: string }) => title)
  return { call, create, titles, ...rest }
}

test('what is sent comes back as it was, with its macros in short', async () => {
  const { call, create, account } = desk()
  const [macro] = [...account.macros.rows]
  const [form] = [...account.ticketForms.rows]
  const sent = {
    title: 'Late',
    description: '',
    activated: false,
    ticket_form_id: form?.id,
    apps: [{ id: 7 }, { id: 5, expand: true, position: 9 }],
    knowledge_settings: { brands: [1] },
  }
  const { status, body, headers } = await create({ ...sent, macros: [macro?.id] })
  expect(status).toBe(201)
  expect(headers.get('location')).toBe(body.workspace.url)
  expect(body.workspace).toMatchObject({
    ...sent,
    position: 1,
    layout_uuid: null,
    prefer_workspace_app_order: false,
    conditions: { all: [urgent], any: [] },
    apps: [
      { id: 7, expand: false, position: 1 },
      { id: 5, expand: true, position: 9 },
    ],
    macro_ids: [macro?.id],
    macros: [macro?.id],
    selected_macros: [{ id: macro?.id, title: macro?.title, active: true, usage_7d: 0, restriction: null }],
  })
  const path = `/workspaces/${body.workspace.id}`
  const changed = (await call('admin', 'PUT', path, { workspace: { activated: true, macro_ids: [] } })).body.workspace
  expect(changed).toMatchObject({ title: 'Late', description: '', activated: true, macros: [], selected_macros: [] })
  expect((await call('admin', 'DELETE', path)).status).toBe(204)
  expect((await call('admin', 'GET', path)).status).toBe(404)
})

test('tells how often its macros were used in the last week, and does without those that are gone', async () => {
  const { call, create, account, person } = desk()
  const macro = [...account.macros.rows][0]?.id
  const { id } = (await create({ macros: [macro] })).body.workspace
  const uses = async () => (await call('admin', 'GET', `/workspaces/${id}`)).body.workspace.selected_macros
  expect(await uses()).toMatchObject([{ usage_7d: 0 }])
  const ticket = { comment: { body: 'Hm' }, requester_id: person('endUser').id }
  const made = (await call('agent', 'POST', '/tickets', { ticket })).body.ticket
  await call('agent', 'PUT', `/tickets/${made.id}`, { ticket: { priority: 'high', macro_id: macro } })
  expect(await uses()).toMatchObject([{ usage_7d: 1 }])
  account.clock.advance(8 * 24 * 3_600_000)
  expect(await uses()).toMatchObject([{ usage_7d: 0 }])
  await call('admin', 'DELETE', `/macros/${macro}`)
  expect(await uses()).toEqual([])
})

test.each([
  [{ title: ' ' }, 'title'],
  [{ conditions: { all: [], any: [] } }, 'base'],
  [{ conditions: undefined }, 'base'],
  [{ conditions: { all: [{ ...urgent, value: 'dire' }] } }, 'base'],
  [{ ticket_form_id: 1 }, 'ticket_form_id'],
  [{ macros: [1] }, 'macros'],
])('%j is refused for its %s', async (given, property) => {
  const { create, titles } = desk()
  const { status, body } = await create(given)
  expect([status, Object.keys(body.details)]).toEqual([422, [property]])
  expect(await titles()).toEqual([])
})

test('they are put in order and deleted at once, all or none', async () => {
  const { call, create, titles } = desk()
  const made: number[] = []
  for (const title of ['A', 'B', 'C']) made.push((await create({ title })).body.workspace.id)
  const [a = 0, b = 0, c = 0] = made
  expect((await call('admin', 'PUT', '/workspaces/reorder', { ids: [c, a] })).status).toBe(200)
  expect(await titles()).toEqual(['C', 'A', 'B'])
  expect((await call('admin', 'PUT', '/workspaces/reorder', { ids: [b, 1] })).status).toBe(404)
  expect((await call('admin', 'DELETE', `/workspaces/destroy_many?ids=${a},1`)).status).toBe(404)
  expect(await titles()).toEqual(['C', 'A', 'B'])
  expect((await call('admin', 'DELETE', `/workspaces/destroy_many?ids=${a},${b}`)).status).toBe(200)
  expect(await titles()).toEqual(['C'])
})
