import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

function desk() {
  const { call, ...rest } = testDesk()
  const create = (workspace: object) =>
    call('admin', 'POST', '/workspaces', { workspace: { title: 'Returns', ...workspace } })
  return { call, create, ...rest }
}

test('a workspace comes back as sent, with the macros that there are', async () => {
  const { call, create, account } = desk()
  const macro = account.macros.rows.first()
  const conditions = { all: [{ field: 'current_tags', operator: 'includes', value: 'return' }], any: [] }
  const apps = [{ id: 7, expand: true, position: 2 }]
  const { status, body } = await create({
    conditions,
    macros: [macro?.id, 1],
    apps,
    description: '',
    prefer_workspace_app_order: true,
  })
  expect(status).toBe(201)
  expect(body.workspace).toMatchObject({
    title: 'Returns',
    description: '',
    activated: true,
    position: 1,
    prefer_workspace_app_order: true,
    ticket_form_id: null,
    conditions,
    apps,
    macro_ids: [macro?.id],
    macros: [macro?.id],
    selected_macros: [{ id: macro?.id, title: macro?.title }],
    layout_uuid: null,
    knowledge_settings: {},
  })
  const path = `/workspaces/${body.workspace.id}`
  expect((await call('admin', 'PUT', path, { workspace: { activated: false } })).body.workspace).toMatchObject({
    activated: false,
    conditions,
  })
  await call('admin', 'DELETE', `/macros/${macro?.id}`)
  expect((await call('admin', 'GET', path)).body.workspace.selected_macros).toEqual([])
  expect((await call('admin', 'DELETE', path)).status).toBe(204)
  expect((await call('admin', 'GET', path)).status).toBe(404)
})

test.each([
  [{ title: '' }, 'title'],
  [{ ticket_form_id: 1 }, 'ticket_form_id'],
  [{ conditions: { all: [{ field: 'update_type', operator: 'is', value: 'Create' }] } }, 'base'],
])('%j is refused', async (workspace, property) => {
  const { status, body } = await desk().create(workspace)
  expect([status, Object.keys(body.details)]).toEqual([422, [property]])
})

test('workspaces are reordered and deleted together', async () => {
  const { call, create } = desk()
  const ids = []
  for (const title of ['A', 'B']) ids.push((await create({ title })).body.workspace.id)
  expect((await create({ title: 'A' })).status).toBe(422)
  expect((await call('admin', 'PUT', '/workspaces/reorder', { ids: ids.toReversed() })).status).toBe(200)
  const titles = async () =>
    (await call('agent', 'GET', '/workspaces')).body.workspaces.map(({ title }: { title: string }) => title)
  expect(await titles()).toEqual(['B', 'A'])
  expect((await call('admin', 'DELETE', `/workspaces/destroy_many?ids=${ids.join()}`)).status).toBe(200)
  expect(await titles()).toEqual([])
})
