import { expect, test } from 'vitest'
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
