import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const desk = () => {
  const rest = testDesk()
  const path = (name: 'admin' | 'agent' | 'endUser' = 'endUser') => `/users/${rest.person(name).id}/password`
  const allowed = () =>
    rest.call('admin', 'PUT', '/account/settings', { settings: { security: { admins_can_set_user_passwords: true } } })
  const signIn = (email: string, password: string) =>
    rest.send('GET', '/sessions', { headers: { Authorization: `Basic ${btoa(`${email}:${password}`)}` } })
  return { ...rest, path, allowed, signIn }
}

describe('setting a password', () => {
  test('is for admins, where the account lets them', async () => {
    const { call, fakedesk, path, allowed, signIn } = desk()
    expect((await call('admin', 'POST', path(), { password: 'correct horse' })).status).toBe(403)
    await allowed()
    const { status, body } = await call('admin', 'POST', path(), { password: 'correct horse' })
    expect([status, body]).toEqual([200, null])
    const mail = fakedesk.outbox().at(-1)
    expect([mail?.occasion, mail?.to[0]?.address]).toEqual(['password', 'end.user@example.com'])
    expect((await signIn('end.user@example.com', 'correct horse')).status).toBe(200)
    expect((await signIn('end.user@example.com', 'password')).status).toBe(401)
    expect((await call('agent', 'POST', path(), { password: 'correct horse' })).status).toBe(403)
    expect((await call('nobody', 'POST', path(), { password: 'correct horse' })).status).toBe(401)
    expect((await call('admin', 'POST', '/users/1/password', { password: 'correct horse' })).status).toBe(404)
  })

  test.each([
    ['abcd', 'Password: must be at least 5 characters'],
    ['End.User@example.com', 'Password: must be different from email address'],
    ['x'.repeat(128), 'Password: must be fewer than 128 characters'],
  ])('%s is refused', async (password, description) => {
    const { call, path, allowed } = desk()
    await allowed()
    const { status, body } = await call('admin', 'POST', path(), { password })
    expect([status, body.details.password[0].description]).toEqual([422, description])
  })
})

describe("changing one's own", () => {
  const given = { previous_password: 'password', password: 'correct horse' }

  test.each(['admin', 'agent', 'endUser'] as const)('%s needs the old one', async (caller) => {
    const { call, path } = desk()
    expect((await call(caller, 'PUT', path(caller), { ...given, previous_password: 'wrong' })).status).toBe(422)
    expect((await call(caller, 'PUT', path(caller), given)).status).toBe(200)
  })

  test("is not done to others'", async () => {
    const { call, path } = desk()
    expect((await call('admin', 'PUT', path(), given)).status).toBe(403)
    expect((await call('nobody', 'PUT', path(), given)).status).toBe(401)
  })

  test('ends the sessions elsewhere', async () => {
    const { call, path, account, person } = desk()
    await call('endUser', 'PUT', path(), given)
    expect(account.sessions.by('user', person('endUser').id).size).toBe(0)
  })
})

test('the requirements are told in words', async () => {
  const { call, path } = desk()
  for (const caller of ['admin', 'agent', 'endUser'] as const) {
    const { body } = await call(caller, 'GET', `${path()}/requirements`)
    expect(body.requirements[0]).toBe('must be at least 5 characters')
  }
  expect((await call('nobody', 'GET', `${path()}/requirements`)).status).toBe(401)
})
