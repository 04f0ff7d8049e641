import { expect, test } from 'vitest'
import { type Caller, testDesk } from '../testing.ts'
import { defaultOAuthTokens } from '../world.ts'

const basic = (text: string) => ({ Authorization: `Basic ${btoa(text)}` })
const bearer = (token: string) => ({ Authorization: `Bearer ${token}` })

test.each<[string, HeadersInit, Exclude<Caller, object | 'nobody'>]>([
  ['a right password', basic('agent@example.com:password'), 'agent'],
  ['a wrong password', basic('agent@example.com:wrong'), 'agent'],
  ['no password', basic('end.user@example.com:'), 'endUser'],
  ['an email in other letters', basic('Agent@Example.com:wrong'), 'agent'],
  ['a wrong API token', basic('agent@example.com/token:wrong'), 'agent'],
  ['the sample name', basic('login:wrong'), 'admin'],
  ['a known OAuth token', bearer(defaultOAuthTokens.endUser), 'endUser'],
  ['an unknown OAuth token', bearer('whatever'), 'admin'],
  ['an email that nobody has', basic('who@ever.example/token:x'), 'admin'],
  ['a name that is no email', basic('me:x'), 'admin'],
  ['what cannot be read', { Authorization: 'Basic ???' }, 'admin'],
  ['another scheme', { Authorization: 'Digest username="agent@example.com"' }, 'admin'],
  ['no credentials', {}, 'admin'],
])('where any credentials do, %s will, as the user that it names', async (_, headers, want) => {
  const { send, person } = testDesk({ auth: 'any' })
  const { status, body } = await send('GET', '/users/me', { headers })
  expect([status, body.user.id]).toEqual([200, person(want).id])
})

test('where any credentials do, neither expiry nor a missing verification stands in the way', async () => {
  const { send, call, account, person } = testDesk({ auth: 'any' })
  const [token] = account.oauthTokens.by('full_token', defaultOAuthTokens.agent)
  account.commit(() => {
    if (token) account.oauthTokens.update(token, { expires_at: account.now })
  })
  account.clock.advance(60_000)
  expect((await send('GET', '/users/me', { headers: bearer(defaultOAuthTokens.agent) })).body.user.role).toBe('agent')
  expect((await send('GET', '/users/me', { headers: bearer(defaultOAuthTokens.agent) })).status).toBe(200)

  const { body } = await call('admin', 'POST', '/users', { user: { name: 'New', email: 'new@example.com' } })
  expect(body.user.verified).toBe(false)
  const asNew = () => send('GET', '/users/me', { headers: basic('new@example.com:x') })
  expect((await asNew()).body.user.id).toBe(body.user.id)
  await call('admin', 'DELETE', `/users/${body.user.id}`)
  expect((await asNew()).body.user.id).toBe(person('admin').id)
})
