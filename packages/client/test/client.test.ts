import { createFakedesk, type Fakedesk, fixedClock } from '@fakedesk/core'
import { describe, expect, test } from 'vitest'
import {
  AuthenticationError,
  type Credentials,
  createClient,
  ForbiddenError,
  NotFoundError,
  RateLimitError,
  ZendeskApiError,
} from '../src/index.ts'
import { baseUrl, gathered } from './scripted-fetch.ts'

const roles = ['admin', 'agent', 'end-user'] as const
type Role = (typeof roles)[number]

const emails = { admin: 'admin@example.com', agent: 'agent@example.com', 'end-user': 'end.user@example.com' } as const

const credentialsOf: Readonly<Record<string, (role: Role) => Credentials>> = {
  'a password': (role) => ({ email: emails[role], password: 'password' }),
  'an API token': (role) => ({ email: emails[role], apiToken: 'token' }),
  'an OAuth token': (role) => ({ accessToken: `${role}-oauth-token` }),
}

function fakedeskAtRest(options: { readonly rateLimit?: number } = {}): Fakedesk {
  return createFakedesk({ clock: () => fixedClock('2026-03-14T09:00:00Z'), ...options })
}

function clientOf(fakedesk: Fakedesk, credentials?: Credentials) {
  const fetch = (request: Request) => fakedesk.fetch(request)
  return createClient({ baseUrl, fetch, maxRetries: 0, ...(credentials && { credentials }) })
}

/** A client that signs with a session's cookie, as a browser does. */
async function clientOfSession(fakedesk: Fakedesk, role: Role) {
  const { cookie, token } = await signIn(fakedesk, role)
  const fetch = (request: Request) => fakedesk.fetch(request)
  return createClient({ baseUrl, fetch, headers: { Cookie: cookie, 'X-CSRF-Token': token } })
}

async function signIn(fakedesk: Fakedesk, role: Role) {
  const body = JSON.stringify({ email: emails[role], password: 'password' })
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fakedesk.fetch(new Request(`${baseUrl}/access/login`, { method: 'POST', headers, body }))
  // Signing in is no operation of the API and has no types.
  const { authenticity_token: token } = (await answer.json()) as { authenticity_token: string }
  const [cookie = ''] = answer.headers.getSetCookie().map((value) => value.split(';', 1)[0])
  return { cookie, token }
}

/** The caller's own id. */
async function ownId(client: ReturnType<typeof clientOf>): Promise<number> {
  const { data } = await client.GET('/api/v2/users/me')
  return Number(data.user.id)
}

describe.each(roles)('as %s', (role) => {
  describe.each(Object.entries(credentialsOf))('with %s', (_, credentials) => {
    const signed = (fakedesk: Fakedesk) => clientOf(fakedesk, credentials(role))

    test('the credentials tell who calls', async () => {
      const { data } = await signed(fakedeskAtRest()).GET('/api/v2/users/me')
      expect(data.user).toMatchObject({ role, email: emails[role] })
    })

    test('sessions are listed, as far as the role sees them', async () => {
      const fakedesk = fakedeskAtRest()
      for (const other of roles) await signIn(fakedesk, other)
      const client = signed(fakedesk)
      const { data } = await client.GET('/api/v2/sessions')
      const owners = new Set(data.sessions.map(({ user_id }) => user_id))
      if (role === 'admin') expect(owners.size).toBeGreaterThan(2)
      else expect([...owners]).toEqual([await ownId(client)])
    })

    test('one session is shown and ended, then all of the user', async () => {
      const fakedesk = fakedeskAtRest()
      for (let times = 0; times < 3; times++) await signIn(fakedesk, role)
      const client = signed(fakedesk)
      const user_id = await ownId(client)
      const ofUser = { params: { path: { user_id } } }
      const before = await client.GET('/api/v2/users/{user_id}/sessions', ofUser)
      const [first] = before.data.sessions
      const ofFirst = { params: { path: { user_id, session_id: Number(first?.id) } } }
      const shown = await client.GET('/api/v2/users/{user_id}/sessions/{session_id}', ofFirst)
      expect(shown.data.session).toEqual(first)

      const ended = await client.DELETE('/api/v2/users/{user_id}/sessions/{session_id}', ofFirst)
      expect(ended.response.status).toBe(204)
      const again = client.GET('/api/v2/users/{user_id}/sessions/{session_id}', ofFirst)
      await expect(again).rejects.toThrow(NotFoundError)

      await client.DELETE('/api/v2/users/{user_id}/sessions', ofUser)
      const after = await client.GET('/api/v2/users/{user_id}/sessions', ofUser)
      expect(before.data.sessions.length).toBeGreaterThan(2)
      expect(after.data.sessions).toEqual([])
    })

    test('there is no session of its own to show, renew or leave', async () => {
      const client = signed(fakedeskAtRest())
      await expect(client.GET('/api/v2/users/me/session')).rejects.toThrow(NotFoundError)
      await expect(client.GET('/api/v2/users/me/session/renew')).rejects.toThrow(NotFoundError)
      await expect(client.DELETE('/api/v2/users/me/logout')).resolves.toMatchObject({ data: undefined })
    })
  })

  test("with a session's cookie it shows, renews and leaves that session", async () => {
    const client = await clientOfSession(fakedeskAtRest(), role)
    const { data } = await client.GET('/api/v2/users/me/session')
    expect(data.session.user_id).toBe(await ownId(client))
    const renewed = await client.GET('/api/v2/users/me/session/renew')
    const headers = { 'X-CSRF-Token': renewed.data.authenticity_token }
    await client.DELETE('/api/v2/users/me/logout', { headers })
    await expect(client.GET('/api/v2/users/me/session')).rejects.toThrow(AuthenticationError)
  })
})

describe('a long list', () => {
  const admin = { email: 'login', password: 'password' }

  async function fakedeskWithSessions(count: number): Promise<Fakedesk> {
    const fakedesk = fakedeskAtRest()
    for (let times = 0; times < count; times++) await signIn(fakedesk, 'agent')
    return fakedesk
  }

  test.each([
    ['cursor', { 'page[size]': 30 }],
    ['offset', { per_page: 30 }],
    ['default', {}],
  ])('is walked whole by %s pagination', async (_, query) => {
    const client = clientOf(await fakedeskWithSessions(7), admin)
    const { data } = await client.GET('/api/v2/sessions')
    const walked = await gathered(client.paginate('/api/v2/sessions', { params: { query } }))
    expect(walked).toHaveLength(data.count ?? 0)
    expect(new Set(walked.map(({ id }) => id)).size).toBe(data.count)
  })

  test('is walked backwards from a cursor', async () => {
    const client = clientOf(await fakedeskWithSessions(6), admin)
    const pages = await gathered(client.pages('/api/v2/sessions', { params: { query: { 'page[size]': 30 } } }))
    const cursor = pages.at(-1)?.meta?.before_cursor ?? ''
    const query = { 'page[size]': 30, 'page[before]': cursor }
    const walked = await gathered(client.paginate('/api/v2/sessions', { params: { query } }))
    const ids = pages.slice(0, -1).flatMap(({ sessions }) => sessions.map(({ id }) => id))
    expect(walked.map(({ id }) => id).toSorted()).toEqual(ids.toSorted())
  })

  test('of one user is walked too', async () => {
    const fakedesk = await fakedeskWithSessions(5)
    const user_id = await ownId(clientOf(fakedesk, credentialsOf['a password']?.('agent')))
    const params = { path: { user_id }, query: { 'page[size]': 2 } }
    const walked = await gathered(clientOf(fakedesk, admin).paginate('/api/v2/users/{user_id}/sessions', { params }))
    expect(new Set(walked.map((session) => session.user_id))).toEqual(new Set([user_id]))
    expect(walked.length).toBeGreaterThanOrEqual(5)
  })
})

describe('refusals', () => {
  const admin = { accessToken: 'admin-oauth-token' }

  test('nobody is no caller of sessions', async () => {
    await expect(clientOf(fakedeskAtRest()).GET('/api/v2/sessions')).rejects.toThrow(AuthenticationError)
  })

  test.each<Credentials>([
    { email: 'admin@example.com', password: 'wrong' },
    { email: 'admin@example.com', apiToken: 'wrong' },
    { accessToken: 'wrong' },
  ])('wrong credentials: %j', async (credentials) => {
    const call = clientOf(fakedeskAtRest(), credentials).GET('/api/v2/sessions')
    await expect(call).rejects.toThrow(AuthenticationError)
  })

  test("an agent does not reach the admin's sessions", async () => {
    const fakedesk = fakedeskAtRest()
    const user_id = await ownId(clientOf(fakedesk, admin))
    const agent = clientOf(fakedesk, { accessToken: 'agent-oauth-token' })
    const call = agent.GET('/api/v2/users/{user_id}/sessions', { params: { path: { user_id } } })
    await expect(call).rejects.toThrow(ForbiddenError)
  })

  test('a page of no records is not to be had', async () => {
    const query = { 'page[size]': 0 }
    const error: unknown = await clientOf(fakedeskAtRest(), admin)
      .GET('/api/v2/sessions', { params: { query } })
      .catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(ZendeskApiError)
    expect(error).toMatchObject({ status: 400, code: 'InvalidPaginationParameter' })
  })

  test('a limit that is used up tells how long', async () => {
    const client = clientOf(fakedeskAtRest({ rateLimit: 1 }), admin)
    await client.GET('/api/v2/sessions')
    const error: unknown = await client.GET('/api/v2/sessions').catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(RateLimitError)
    expect(error).toMatchObject({ retryAfter: expect.any(Number) })
  })

  test('a limit that is used up is waited for', async () => {
    const fakedesk = fakedeskAtRest({ rateLimit: 1 })
    const client = createClient({
      baseUrl,
      credentials: admin,
      fetch: (request) => fakedesk.fetch(request),
      sleep: async (milliseconds) => fakedesk.account('acme').clock.advance(milliseconds),
    })
    await client.GET('/api/v2/sessions')
    await expect(client.GET('/api/v2/sessions')).resolves.toHaveProperty('response.status', 200)
  })
})
