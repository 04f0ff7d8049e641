import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

test('a fresh account has no service to sign in with, as an admin sees', async () => {
  const { status, body } = await testDesk().call('admin', 'GET', '/remote_authentications')
  expect(status).toBe(200)
  expect(body.remote_authentications).toEqual([])
})

test('nobody else sees', async () => {
  const { call, agentWith } = testDesk()
  for (const caller of ['agent', agentWith({}, 1), 'endUser'] as const) {
    expect((await call(caller, 'GET', '/remote_authentications')).status).toBe(403)
  }
  expect((await call('nobody', 'GET', '/remote_authentications')).status).toBe(401)
})
