import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const callback = 'https://warehouse.example.com/callback'
// The pair of RFC 7636, appendix B.
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'
const signIn = { email: 'agent@example.com', password: 'password' }

async function deskWithClient(kind: 'public' | 'confidential' = 'confidential') {
  const desk = testDesk()
  const given = { name: 'Bridge', identifier: 'bridge', redirect_uri: [callback], kind }
  const { client } = (await desk.call('admin', 'POST', '/api/v2/oauth/clients', { client: given })).body
  const proof: Record<string, string> =
    kind === 'public' ? { client_id: 'bridge' } : { client_id: 'bridge', client_secret: client.secret }

  const page = (query: Record<string, string>, form?: Record<string, string>) =>
    desk.send(form ? 'POST' : 'GET', `/oauth/authorizations/new?${new URLSearchParams(query)}`, {
      ...(form && { body: new URLSearchParams(form) }),
    })
  const asked = { response_type: 'code', client_id: 'bridge', redirect_uri: callback, scope: 'read write', state: 's1' }
  const { redirect_uri: _, ...askedNowhere } = asked
  const backFrom = (answer: { headers: Headers }) => new URL(answer.headers.get('location') ?? '').searchParams
  async function code(query: Record<string, string> = {}) {
    return backFrom(await page({ ...asked, ...query }, { ...signIn, decision: 'allow' })).get('code') ?? ''
  }
  /** A code of a request that left the address to the client's own. */
  async function codeToUsualPlace() {
    return backFrom(await page(askedNowhere, { ...signIn, decision: 'allow' })).get('code') ?? ''
  }
  const grant = (body: Record<string, unknown>) =>
    desk.send('POST', '/oauth/tokens', {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ ...proof, ...body }),
    })
  const exchange = (code: string, more: Record<string, unknown> = {}) =>
    grant({ grant_type: 'authorization_code', code, redirect_uri: callback, ...more })
  const me = async (token: string) =>
    (await desk.send('GET', '/users/me', { headers: { Authorization: `Bearer ${token}` } })).body
  return { ...desk, client, page, asked, backFrom, code, codeToUsualPlace, grant, exchange, me }
}

describe('the authorization page', () => {
  test('asks who one is and whether the program may act', async () => {
    const { page, asked } = await deskWithClient()
    const form = await page(asked)
    expect(form.status).toBe(200)
    expect(form.headers.get('content-type')).toMatch('text/html')
    expect(form.body).toContain('Bridge asks for: read, write')
  })

  test('sends people back with a code and the state', async () => {
    const { page, asked, backFrom } = await deskWithClient()
    const answer = await page(asked, { ...signIn, decision: 'allow' })
    expect(answer.status).toBe(302)
    expect(answer.headers.get('location')).toMatch(new RegExp(`^${callback}\\?code=[0-9a-f]{64}&state=s1$`))
    expect(backFrom(answer).get('state')).toBe('s1')
  })

  test('knows who is signed in already, and takes no consent that it did not ask for itself', async () => {
    const { send, account, asked, person } = await deskWithClient()
    const login = await send('POST', '/access/login', {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(signIn),
    })
    const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? ''
    const path = `/oauth/authorizations/new?${new URLSearchParams(asked)}`
    expect((await send('GET', path, { headers: { cookie } })).body).toContain(`Signed in as ${person('agent').name}`)
    const consent = (form: Record<string, string>) =>
      send('POST', path, { headers: { cookie }, body: new URLSearchParams({ decision: 'allow', ...form }) })
    expect((await consent({})).status).toBe(401)
    expect((await consent({ authenticity_token: login.body.authenticity_token })).status).toBe(302)
    expect(account.oauthCodes.by('user', person('agent').id).size).toBe(1)
  })

  test.each(['deny', 'Allow', ''])('tells the program when it was denied by %j', async (decision) => {
    const { page, asked, backFrom } = await deskWithClient()
    const back = backFrom(await page(asked, { ...signIn, decision }))
    expect(Object.fromEntries(back)).toEqual({
      error: 'access_denied',
      error_description: 'The end-user or authorization server denied the request.',
      state: 's1',
    })
  })

  test('asks again after a wrong password', async () => {
    const { page, asked } = await deskWithClient()
    const answer = await page(asked, { ...signIn, password: 'wrong', decision: 'allow' })
    expect(answer.status).toBe(401)
    expect(answer.body).toContain('Wrong email or password.')
  })

  test.each([[{ client_id: 'nobody' }], [{ redirect_uri: 'https://elsewhere.example.com/' }]])(
    'sends nobody anywhere for %o',
    async (query) => {
      const { page, asked } = await deskWithClient()
      const answer = await page({ ...asked, ...query })
      expect(answer.status).toBe(400)
      expect(answer.headers.get('location')).toBeNull()
    },
  )

  test.each([
    ['confidential', { response_type: 'token' }, 'unsupported_response_type'],
    ['confidential', { code_challenge: challenge, code_challenge_method: 'plain' }, 'invalid_request'],
    ['public', {}, 'invalid_request'],
  ] as const)('tells a %s program that %o is wrong', async (kind, query, error) => {
    const { page, asked, backFrom } = await deskWithClient(kind)
    expect(backFrom(await page({ ...asked, ...query })).get('error')).toBe(error)
  })
})

describe('the authorization code grant', () => {
  test('exchanges a code for tokens that act as the user', async () => {
    const { code, exchange, me } = await deskWithClient()
    const answer = await exchange(await code())
    expect(answer.status).toBe(200)
    expect(answer.body).toEqual({
      access_token: expect.stringMatching(/^[0-9a-f]{64}$/),
      refresh_token: expect.stringMatching(/^[0-9a-f]{64}$/),
      token_type: 'bearer',
      scope: 'read write',
      refresh_token_expires_in: 2_592_000,
    })
    expect((await me(answer.body.access_token)).user.email).toBe('agent@example.com')
  })

  test('takes a form as well as JSON', async () => {
    const { code, send, client } = await deskWithClient()
    const body = new URLSearchParams({
      grant_type: 'authorization_code',
      code: await code(),
      client_id: 'bridge',
      client_secret: client.secret,
      redirect_uri: callback,
      expires_in: '600',
    })
    const answer = await send('POST', '/oauth/tokens', { body })
    expect(answer.status).toBe(200)
    expect(answer.body.expires_in).toBe(600)
  })

  test('takes a code once, and takes back what it gave when it comes again', async () => {
    const { code, exchange, me, grant } = await deskWithClient()
    const [given, other] = [await code(), await code()]
    const [first, untouched] = [(await exchange(given)).body, (await exchange(other)).body]
    const second = (await grant({ grant_type: 'refresh_token', refresh_token: first.refresh_token })).body
    const again = await exchange(given)
    expect(again.status).toBe(400)
    expect(again.body).toEqual({ error: 'invalid_grant', error_description: expect.any(String) })
    expect((await me(second.access_token)).error).toBe('invalid_token')
    expect((await grant({ grant_type: 'refresh_token', refresh_token: second.refresh_token })).status).toBe(400)
    expect((await me(untouched.access_token)).user.email).toBe('agent@example.com')
  })

  test('takes nothing back for somebody who is not the client', async () => {
    const { code, exchange, me, call } = await deskWithClient()
    const other = { name: 'Other', identifier: 'other', kind: 'public' }
    await call('admin', 'POST', '/api/v2/oauth/clients', { client: other })
    const given = await code()
    const { access_token } = (await exchange(given)).body
    expect((await exchange(given, { client_secret: 'wrong' })).body.error).toBe('invalid_client')
    expect((await exchange(given, { client_id: 'other', client_secret: undefined })).body.error).toBe('invalid_grant')
    expect((await me(access_token)).user.email).toBe('agent@example.com')
  })

  test('gives nothing to another client than the one that the user allowed', async () => {
    const { code, exchange, call } = await deskWithClient()
    await call('admin', 'POST', '/api/v2/oauth/clients', { client: { name: 'B', identifier: 'b', kind: 'public' } })
    const given = await code()
    expect((await exchange(given, { client_id: 'b', client_secret: undefined })).body.error).toBe('invalid_grant')
    expect((await exchange(given)).status).toBe(200)
  })

  test('wants the redirect_uri again that the authorization page was given, and only then', async () => {
    const { code, codeToUsualPlace, exchange } = await deskWithClient()
    const given = await code()
    for (const redirect_uri of [undefined, '', `${callback}/`, `${callback}?`, callback.toUpperCase()]) {
      expect((await exchange(given, { redirect_uri })).body.error).toBe('invalid_grant')
    }
    expect((await exchange(given)).status).toBe(200)
    expect((await exchange(await codeToUsualPlace(), { redirect_uri: undefined })).status).toBe(200)
    expect((await exchange(await codeToUsualPlace())).status).toBe(200)
    const elsewhere = await exchange(await codeToUsualPlace(), { redirect_uri: 'https://evil.example/' })
    expect(elsewhere.body.error).toBe('invalid_grant')
  })

  test('takes no verifier for a code that was asked for without a challenge', async () => {
    const { code, exchange } = await deskWithClient()
    expect((await exchange(await code(), { code_verifier: verifier })).body.error).toBe('invalid_grant')
  })

  test.each(['authorization_code', 'refresh_token'])('%s gives nothing for a user suspended since', async (type) => {
    const { code, exchange, grant, call, person } = await deskWithClient()
    const given = await code()
    const { refresh_token } = (await exchange(await code())).body
    await call('admin', 'PUT', `/users/${person('agent').id}`, { user: { suspended: true } })
    const answer = await (type === 'refresh_token' ? grant({ grant_type: type, refresh_token }) : exchange(given))
    expect(answer.status).toBe(400)
    expect(answer.body.error).toBe('invalid_grant')
  })

  test('takes a code for two minutes', async () => {
    const { code, exchange, account } = await deskWithClient()
    const [early, late] = [await code(), await code()]
    account.clock.advance(119_000)
    expect((await exchange(early)).status).toBe(200)
    account.clock.advance(1000)
    expect((await exchange(late)).body.error).toBe('invalid_grant')
  })

  test('proves a public client by the verifier alone', async () => {
    const { code, exchange } = await deskWithClient('public')
    const given = await code({ code_challenge: challenge, code_challenge_method: 'S256' })
    expect((await exchange(given)).body.error).toBe('invalid_grant')
    expect((await exchange(given, { code_verifier: `${verifier}x` })).body.error).toBe('invalid_grant')
    expect((await exchange(given, { code_verifier: verifier })).status).toBe(200)
  })

  test.each([
    [{ client_secret: 'wrong' }, 401, 'invalid_client'],
    [{ client_id: 'nobody' }, 401, 'invalid_client'],
    [{ redirect_uri: 'https://elsewhere.example.com/' }, 400, 'invalid_grant'],
    [{ code: 'wrong' }, 400, 'invalid_grant'],
    [{ scope: 'read write impersonate' }, 400, 'invalid_scope'],
    [{ expires_in: 299 }, 400, 'invalid_request'],
    [{ expires_in: 172_801 }, 400, 'invalid_request'],
    [{ refresh_token_expires_in: 604_799 }, 400, 'invalid_request'],
    [{ refresh_token_expires_in: 7_776_001 }, 400, 'invalid_request'],
    [{ grant_type: 'device_code' }, 400, 'unsupported_grant_type'],
    [{ grant_type: null }, 400, 'invalid_request'],
  ])('refuses %o with %i %s, and spares the code', async (more, status, error) => {
    const { code, exchange } = await deskWithClient()
    const given = await code()
    const answer = await exchange(given, more)
    expect(answer.status).toBe(status)
    expect(answer.body).toEqual({ error, error_description: expect.any(String) })
    expect((await exchange(given)).status).toBe(200)
  })

  test.each([
    ['', 'application/json'],
    ['{', 'application/json'],
    ['[]', 'application/json'],
    ['null', 'application/json'],
    ['"code"', 'application/json'],
    ['{"grant_type":null}', 'application/json'],
    ['{"grant_type":{}}', 'application/json'],
    ['{"grant_type":"toString"}', 'application/json'],
    ['{"grant_type":"authorization_code","client_id":{}}', 'application/json'],
    ['{"grant_type":"authorization_code","client_id":"bridge","code":["a"]}', 'application/json'],
    ['{"grant_type":"authorization_code","client_id":"bridge","expires_in":"soon"}', 'application/json'],
    ['grant_type', 'application/x-www-form-urlencoded'],
    ['grant_type=code', 'text/plain'],
  ])('refuses %j as %s in the one form that OAuth has', async (body, type) => {
    const { send } = await deskWithClient()
    const answer = await send('POST', '/oauth/tokens', { headers: { 'Content-Type': type }, body })
    expect(answer.status).toBe(400)
    expect(answer.body).toEqual({
      error: expect.stringMatching(/^(invalid_request|unsupported_grant_type)$/),
      error_description: expect.not.stringContaining('toString'),
    })
  })

  test('lets access tokens end when they were asked to', async () => {
    const { code, exchange, me, account } = await deskWithClient()
    const { access_token, expires_in } = (await exchange(await code(), { expires_in: 300 })).body
    expect(expires_in).toBe(300)
    account.clock.advance(299_000)
    expect((await me(access_token)).user.email).toBe('agent@example.com')
    account.clock.advance(1000)
    expect((await me(access_token)).error).toBe('invalid_token')
  })

  test('of a client made since May 2026 ends after half an hour unasked', async () => {
    const { call, account, send } = testDesk()
    account.clock.advance(60 * 24 * 60 * 60_000)
    const { client } = (
      await call('admin', 'POST', '/api/v2/oauth/clients', { client: { name: 'New', identifier: 'new' } })
    ).body
    const answer = await send('POST', '/oauth/tokens', {
      body: new URLSearchParams({ grant_type: 'client_credentials', client_id: 'new', client_secret: client.secret }),
    })
    const works = async () =>
      (await send('GET', '/users/me', { headers: { Authorization: `Bearer ${answer.body.access_token}` } })).status
    // The life of a token is told to those who asked for one (reported).
    expect(answer.body).not.toHaveProperty('expires_in')
    account.clock.advance(1_799_000)
    expect(await works()).toBe(200)
    account.clock.advance(1000)
    expect(await works()).toBe(401)
  })
})

describe('the refresh token grant', () => {
  async function deskWithTokens() {
    const desk = await deskWithClient()
    const first = (await desk.exchange(await desk.code(), { expires_in: 600 })).body
    const refresh = (token: string, more = {}) =>
      desk.grant({ grant_type: 'refresh_token', refresh_token: token, ...more })
    return { ...desk, first, refresh }
  }

  test('replaces both tokens, and keeps their lifetimes', async () => {
    const { first, refresh, me, account } = await deskWithTokens()
    const answer = await refresh(first.refresh_token)
    expect(answer.status).toBe(200)
    const second = answer.body
    expect(second).toMatchObject({ scope: 'read write', refresh_token_expires_in: 2_592_000 })
    expect(second).not.toHaveProperty('expires_in')
    expect((await me(first.access_token)).error).toBe('invalid_token')
    expect((await me(second.access_token)).user.email).toBe('agent@example.com')
    account.clock.advance(600_000)
    expect((await me(second.access_token)).error).toBe('invalid_token')
  })

  test('refuses a used refresh token without harming the new ones', async () => {
    const { first, refresh, me } = await deskWithTokens()
    const second = (await refresh(first.refresh_token)).body
    const replay = await refresh(first.refresh_token)
    expect(replay.status).toBe(400)
    expect(replay.body.error).toBe('invalid_grant')
    expect((await me(second.access_token)).user.email).toBe('agent@example.com')
    expect((await refresh(second.refresh_token)).status).toBe(200)
  })

  test('narrows the scopes, never widens them', async () => {
    const { first, refresh } = await deskWithTokens()
    expect((await refresh(first.refresh_token, { scope: 'read impersonate' })).body.error).toBe('invalid_scope')
    expect((await refresh(first.refresh_token, { scope: 'read' })).body.scope).toBe('read')
  })

  test('ends with the refresh token', async () => {
    const { first, refresh, account } = await deskWithTokens()
    account.clock.advance(2_592_000_000)
    expect((await refresh(first.refresh_token)).body.error).toBe('invalid_grant')
  })
})

describe('other grants', () => {
  test('client credentials act as the user of the client, without a refresh token', async () => {
    const { grant, me } = await deskWithClient()
    const { body } = await grant({ grant_type: 'client_credentials', scope: 'read' })
    expect(body).toMatchObject({ refresh_token: null, refresh_token_expires_in: null, scope: 'read' })
    expect((await me(body.access_token)).user.email).toBe('admin@example.com')
  })

  test('client credentials are not for public clients', async () => {
    const { grant } = await deskWithClient('public')
    expect((await grant({ grant_type: 'client_credentials' })).body.error).toBe('unauthorized_client')
  })

  test('a password is exchanged for tokens of its user', async () => {
    const { grant, me } = await deskWithClient()
    const signIn = { grant_type: 'password', username: 'agent@example.com' }
    expect((await grant({ ...signIn, password: 'wrong' })).body.error).toBe('invalid_grant')
    const { body } = await grant({ ...signIn, password: 'password', scope: 'read' })
    expect((await me(body.access_token)).user.email).toBe('agent@example.com')
  })
})
