import { expect, test } from 'vitest'
import { testDesk } from '../testing.ts'

const authorization = `Basic ${btoa('admin@example.com/token:token')}`

/** Asks by the exchange, for fetch refuses to make requests to most of these. */
async function ask(
  host: string,
  { method = 'GET', path = '/api/v2/users/me', ...headers }: Readonly<Record<string, string>> = {},
) {
  const { fakedesk } = testDesk({ standIn: async () => undefined })
  const url = `http://${host}${path}`
  const all: Record<string, string> = { authorization, ...headers }
  return fakedesk.handle({
    method,
    url,
    header: (name) => all[name],
    bytes: async () => new Uint8Array(),
    request: () => new Request(url, { method }),
  })
}

const malformed = [
  '::1',
  'a b',
  '[]',
  '',
  ':4010',
  'user@localhost',
  '[::1',
  'a:b',
  'localhost:99999',
  '999.999.1.1',
  'a.'.repeat(200),
  '[g::]',
  '%zz',
]

test.each(malformed)('the host %j is none', async (host) => {
  for (const path of ['/api/v2/users', '/api/v2/nonsense', '/access/login']) {
    const { status, body } = await ask(host, { path })
    expect([status, JSON.parse(String(body)).error]).toEqual([400, 'MalformedHost'])
    if (host !== '') expect((await ask('localhost', { path, 'x-forwarded-host': host })).status).toBe(400)
  }
})

test.each(['[::1]:4010', '[::1]', '192.168.1.5:80', 'desk.example.com', 'my_desk:4010', 'LOCALHOST', 'localhost.'])(
  'the host %s is the default account, whoever knows it by that name',
  async (host) => {
    const { status, body } = await ask(host, { path: '/api/v2/users' })
    expect(status).toBe(200)
    const [user] = JSON.parse(new TextDecoder().decode(body as Uint8Array)).users
    expect(user.url).toBe(`http://${host}/api/v2/users/${user.id}.json`)
  },
)

test('of several proxies, the first tells what the caller asked', async () => {
  const forwarded = { 'x-forwarded-host': 'acme.zendesk.com, inner.example', 'x-forwarded-proto': 'https, http' }
  const { body } = await ask('localhost', forwarded)
  expect(JSON.parse(String(body)).user.url).toMatch(/^https:\/\/acme\.zendesk\.com\/api\/v2\/users\//)
  const { body: other } = await ask('localhost', { 'x-forwarded-proto': 'javascript' })
  expect(JSON.parse(String(other)).user.url).toMatch(/^http:\/\/localhost\/api\/v2\/users\//)
})

test.each([
  '/',
  '/api/v2/users/me',
  '/api/v2/nonsense',
  '/api/v2/tickets',
  '/access/login',
  '/access/logout',
  '/oauth/authorizations/new',
])('TRACE, CONNECT and TRACK of %s are no failures', async (path) => {
  for (const method of ['TRACE', 'CONNECT', 'TRACK'])
    expect((await ask('localhost', { method, path })).status).toBeLessThan(500)
})
