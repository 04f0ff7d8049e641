import { expect, test } from 'vitest'
import { createFakedesk } from '../../fakedesk.ts'
import { testDesk } from '../../testing.ts'

const hook = { type: 'url_target_v2', title: 'Hook', target_url: 'https://hooks.example.com' }

test('a target has what its type has, and hides its secrets', async () => {
  const { call } = testDesk()
  const given = {
    type: 'url_target_v2',
    title: 'Hook',
    target_url: 'https://hooks.example.com',
    method: 'post',
    content_type: 'application/json',
    username: 'me',
    password: 'secret',
  }
  const { status, body } = await call('admin', 'POST', '/targets', { target: given })
  const { password: _, ...shown } = given
  expect([status, body.target]).toEqual([201, expect.objectContaining({ ...shown, active: true })])
  expect(body.target).not.toHaveProperty('password')
  const path = `/targets/${body.target.id}`
  const changed = (await call('admin', 'PUT', path, { target: { active: false, type: 'email_target' } })).body.target
  expect(changed).toEqual({ ...body.target, active: false })
  expect((await call('agent', 'GET', '/targets')).body.targets).toEqual([changed])
  expect((await call('admin', 'DELETE', path)).status).toBe(204)
  expect((await call('admin', 'GET', path)).status).toBe(404)
})

test.each([
  [{ title: 'A' }, ['type']],
  [{ type: 'email_target', title: '' }, ['title', 'email', 'subject']],
  [{ ...hook, method: 'brew', content_type: 'text/tea' }, ['method', 'content_type']],
])('%j is refused', async (target, properties) => {
  const { status, body } = await testDesk().call('admin', 'POST', '/targets', { target })
  expect([status, Object.keys(body.details)]).toEqual([422, properties])
})

test('seeds have targets, deletion schedules and object triggers', () => {
  const fields = { field: 'custom_object.greenhouse.name', value: 'A' }
  const { targets, deletion_schedules, object_triggers } = createFakedesk().seed({
    account: { subdomain: 'tea' },
    targets: [{ id: 5, type: 'email_target', title: 'Stock', email: 'stock@tea.example', subject: 'Case' }],
    deletion_schedules: [{ id: 6, title: 'Old', active: true }],
    object_triggers: [
      {
        ...{ id: 7, title: 'Name', object: 'greenhouse', actions: [fields] },
        conditions: { all: [{ field: fields.field, operator: 'not_present', value: null }] },
      },
    ],
  })
  expect(targets).toMatchObject([{ id: 5, title: 'Stock', active: true }])
  expect(deletion_schedules).toMatchObject([{ id: 6, object: 'zen:ticket', active: true }])
  expect(object_triggers).toMatchObject([{ id: 7, object: 'greenhouse', position: 1 }])
})
