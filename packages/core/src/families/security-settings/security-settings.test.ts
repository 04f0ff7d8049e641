import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

test('an admin reads how people sign in, of the account or of one brand', async () => {
  const { call } = testDesk()
  const { status, body } = await call('admin', 'GET', '/security_settings')
  expect(status).toBe(200)
  expect(body.security_settings).toMatchObject({ agent_session_timeout: 480, end_user_session_timeout: 480 })
  expect((await call('admin', 'GET', '/security_settings?brand_id=1')).body).toEqual(body)
})

test('nobody else does', async () => {
  const { call, agentWith } = testDesk()
  for (const caller of ['agent', agentWith({}, 1), 'endUser'] as const) {
    expect((await call(caller, 'GET', '/security_settings')).status).toBe(403)
  }
  expect((await call('nobody', 'GET', '/security_settings')).status).toBe(401)
})
