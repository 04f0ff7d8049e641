import { createFakedesk, fixedClock } from '@fakedesk/core'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { handlers } from './handlers.ts'

const fakedesk = createFakedesk({ clock: () => fixedClock('2026-03-14T09:00:00Z') })
const server = setupServer()

beforeAll(() => server.listen({ onUnhandledFrame: 'error' }))
afterEach(() => {
  server.resetHandlers()
  fakedesk.reset()
  vi.restoreAllMocks()
})
afterAll(() => server.close())

const authorization = `Basic ${btoa('admin@example.com/token:token')}`
const asAdmin = { headers: { authorization } }

test('plain fetch of a Zendesk address gets the engine’s answer', async () => {
  server.use(...handlers(fakedesk))
  const response = await fetch('https://acme.zendesk.com/api/v2/sessions', asAdmin)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('application/json; charset=utf-8')
  expect((await sessionsOf('acme'))[0]?.url).toMatch(
    /^https:\/\/acme\.zendesk\.com\/api\/v2\/users\/\d+\/sessions\/\d+\.json$/,
  )
})

test('the engine refuses what Zendesk refuses', async () => {
  server.use(...handlers(fakedesk))
  const response = await fetch('https://acme.zendesk.com/api/v2/sessions')
  expect(response.status).toBe(401)
  expect(await response.json()).toEqual({ error: "Couldn't authenticate you" })
})

test('what one account changes, another does not see, so that parallel tests can share a server', async () => {
  server.use(...handlers(fakedesk))
  const [before] = await sessionsOf('globex')
  await deleteFirstSession('acme')
  expect((await sessionsOf('acme'))[0]?.id).not.toBe(before?.id)
  expect((await sessionsOf('globex'))[0]).toEqual(before)
})

test('reset puts the world back, so that the next test begins afresh', async () => {
  server.use(...handlers(fakedesk))
  const before = await sessionsOf('acme')
  await deleteFirstSession('acme')
  expect(await sessionsOf('acme')).not.toEqual(before)
  fakedesk.reset()
  expect(await sessionsOf('acme')).toEqual(before)
})

test('a cookie signs in, as far as the caller sends it', async () => {
  server.use(...handlers(fakedesk))
  const signedIn = await fetch('https://acme.zendesk.com/access/login', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: 'agent@example.com', password: 'password' }),
  })
  const [cookie = ''] = signedIn.headers.getSetCookie()
  const me = await json('https://acme.zendesk.com/api/v2/users/me', { headers: { cookie: cookie.split(';')[0] ?? '' } })
  expect(me).toMatchObject({ user: { email: 'agent@example.com' } })
})

test('faults strike here, too: a status, a body that ends in the middle, an error of the network', async () => {
  const faulty = createFakedesk({
    faults: [
      { status: 503, count: 1 },
      { body: 'truncated', count: 1 },
      { cut: 'before', count: 1 },
    ],
  })
  server.use(...handlers(faulty))
  const ask = () => fetch('https://acme.zendesk.com/api/v2/sessions', asAdmin)
  expect((await ask()).headers.get('x-fakedesk-fault')).toBe('1')
  await expect(ask().then((response) => response.text())).rejects.toThrow()
  await expect(ask()).rejects.toThrow()
  expect((await ask()).status).toBe(200)
})

test('HEAD has the headers and no body', async () => {
  server.use(...handlers(fakedesk))
  const response = await fetch('https://acme.zendesk.com/api/v2/sessions', { ...asAdmin, method: 'HEAD' })
  expect(response.status).toBe(200)
  expect(await response.text()).toBe('')
})

test('further hosts are answered when they are named, with their port', async () => {
  server.use(...handlers(fakedesk, { hosts: ['localhost:4010'] }))
  expect((await fetch('http://localhost:4010/api/v2/sessions', asAdmin)).status).toBe(200)
})

test.each(['https://example.com/api/v2/sessions', 'https://zendesk.com.example.com/', 'http://acme.zendesk.com/'])(
  'requests to %s are left to MSW',
  async (url) => {
    server.use(...handlers(fakedesk))
    vi.spyOn(console, 'error').mockImplementation(() => {})
    await expect(fetch(url)).rejects.toThrow()
  },
)

test('an unknown operation gets Zendesk’s 404, unless it is to be an error', async () => {
  server.use(...handlers(fakedesk))
  const response = await fetch('https://acme.zendesk.com/api/v2/sesions', asAdmin)
  expect(response.status).toBe(404)
  expect(await response.json()).toMatchObject({ error: 'InvalidEndpoint' })
})

test('an unknown operation fails the request and is named on the console, if it is to be an error', async () => {
  server.use(...handlers(fakedesk, { onUnknownOperation: 'error' }))
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  await expect(fetch('https://acme.zendesk.com/api/v2/sesions', asAdmin)).rejects.toThrow()
  expect(`${said.mock.calls[0]}`).toMatch(/GET https:\/\/acme\.zendesk\.com\/api\/v2\/sesions: Zendesk has no such/)
})

test('so does an operation that the engine does not build yet', async () => {
  const operation = 'ListTickets'
  const unbuilt = { handle: () => ({ status: 501, headers: {}, body: '{}', operation }) }
  server.use(...handlers(unbuilt, { onUnknownOperation: 'error' }))
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  await expect(fetch('https://acme.zendesk.com/api/v2/tickets', asAdmin)).rejects.toThrow()
  expect(`${said.mock.calls[0]}`).toContain('Fakedesk does not build ListTickets yet')
})

test('a record that is not found is no unknown operation', async () => {
  server.use(...handlers(fakedesk, { onUnknownOperation: 'error' }))
  const response = await fetch('https://acme.zendesk.com/api/v2/users/1', asAdmin)
  expect(response.status).toBe(404)
})

async function sessionsOf(account: string): Promise<readonly Session[]> {
  const { sessions } = await json<{ sessions: readonly Session[] }>(
    `https://${account}.zendesk.com/api/v2/sessions`,
    asAdmin,
  )
  return sessions
}

async function deleteFirstSession(account: string): Promise<void> {
  const [session] = await sessionsOf(account)
  const { status } = await fetch(session?.url ?? '', { ...asAdmin, method: 'DELETE' })
  expect(status).toBe(204)
}

interface Session {
  readonly id: number
  readonly url: string
}

// The tests say what shape they expect; the contract's own tests check it.
async function json<Body>(url: string, init?: RequestInit): Promise<Body> {
  const response = await fetch(url, init)
  return (await response.json()) as Body
}
