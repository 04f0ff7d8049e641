import { describe, expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { defaultOAuthTokens } from '../../world.ts'

const desk = () => {
  const { send, ...rest } = testDesk()

  /** Signs in with a browser and gives the headers that its next requests carry. */
  async function signedIn(email: string) {
    const answer = await send('POST', '/access/login', {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email, password: 'password' }),
    })
    const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? ''
    return { session: answer.body.session, headers: { cookie, 'X-CSRF-Token': answer.body.authenticity_token } }
  }
  return { send, signedIn, ...rest }
}

describe('listing', () => {
  test('an admin gets the sessions of the whole account, in pages of a hundred', async () => {
    const { call, account } = desk()
    const { body, status } = await call('admin', 'GET', '/sessions')
    expect(status).toBe(200)
    expect(body.sessions).toHaveLength(100)
    expect(body.count).toBe(account.sessions.size)
    expect(body.next_page).toBe('https://example.zendesk.com/api/v2/sessions?page=2')
  })

  test.each(['agent', 'endUser'] as const)('%s gets only their own', async (caller) => {
    const { call, person } = desk()
    const { body } = await call(caller, 'GET', '/sessions')
    expect(body.sessions.length).toBeGreaterThan(0)
    expect(new Set(body.sessions.map((session: { user_id: number }) => session.user_id))).toEqual(
      new Set([person(caller).id]),
    )
  })

  test('a record has the documented properties, and no secret', async () => {
    const { call } = desk()
    const { body } = await call('admin', 'GET', '/sessions?page[size]=1')
    const [session] = body.sessions
    expect(Object.keys(session)).toEqual(['id', 'user_id', 'authenticated_at', 'last_seen_at', 'url'])
    expect(session.url).toBe(`https://example.zendesk.com/api/v2/users/${session.user_id}/sessions/${session.id}.json`)
  })

  test('an admin lists those of any user, others only their own', async () => {
    const { call, person } = desk()
    const path = `/users/${person('endUser').id}/sessions`
    expect((await call('admin', 'GET', path)).status).toBe(200)
    expect((await call('endUser', 'GET', path)).status).toBe(200)
    expect((await call('agent', 'GET', path)).status).toBe(403)
    expect((await call('admin', 'GET', '/users/1/sessions')).status).toBe(404)
  })
})

describe('one session', () => {
  test('is shown under its own user only', async () => {
    const { call, person, account } = desk()
    const session = account.sessions.by('user', person('agent').id).first()
    const own = await call('agent', 'GET', `/users/${person('agent').id}/sessions/${session?.id}`)
    expect(own.body.session.id).toBe(session?.id)
    const foreign = await call('admin', 'GET', `/users/${person('endUser').id}/sessions/${session?.id}`)
    expect(foreign.status).toBe(404)
    expect(foreign.body).toEqual({ error: 'RecordNotFound', description: 'Not found' })
  })

  test('ends for whoever it belongs to when it is deleted', async () => {
    const { call, send, signedIn } = desk()
    const { session, headers } = await signedIn('agent@example.com')
    expect((await send('GET', '/users/me/session', { headers })).body.session.id).toBe(session.id)
    const path = `/users/${session.user_id}/sessions/${session.id}`
    expect((await call('endUser', 'DELETE', path)).status).toBe(403)
    expect((await call('admin', 'DELETE', path)).status).toBe(204)
    expect((await send('GET', '/sessions', { headers })).status).toBe(401)
    expect((await call('admin', 'DELETE', path)).status).toBe(404)
  })

  test('all of a user end at once, also when there are none', async () => {
    const { call, person, account } = desk()
    const path = `/users/${person('endUser').id}/sessions`
    expect((await call('agent', 'DELETE', path)).status).toBe(403)
    expect((await call('endUser', 'DELETE', path)).status).toBe(204)
    expect(account.sessions.by('user', person('endUser').id).size).toBe(0)
    expect((await call('endUser', 'DELETE', path)).status).toBe(204)
  })
})

describe('the current session', () => {
  test('is only there for a cookie', async () => {
    const { call, send } = desk()
    expect((await call('admin', 'GET', '/users/me/session')).status).toBe(404)
    const bearer = { Authorization: `Bearer ${defaultOAuthTokens.agent}` }
    expect((await send('GET', '/users/me/session', { headers: bearer })).status).toBe(404)
    expect((await call('admin', 'GET', '/users/me/session/renew')).status).toBe(404)
    expect((await call('admin', 'DELETE', '/users/me/logout')).status).toBe(204)
    expect((await call('nobody', 'DELETE', '/users/me/logout')).status).toBe(401)
  })

  test('hands out a new authenticity token each time it is renewed', async () => {
    const { send, signedIn } = desk()
    const { headers } = await signedIn('end.user@example.com')
    const first = await send('GET', '/users/me/session/renew', { headers })
    const second = await send('GET', '/users/me/session/renew', { headers })
    expect(first.body.authenticity_token).toMatch(/^[\w+/]{40,}==$/)
    expect(second.body.authenticity_token).not.toBe(first.body.authenticity_token)
  })

  test('signs no unsafe request without its authenticity token', async () => {
    const { send, signedIn } = desk()
    const { headers } = await signedIn('agent@example.com')
    const { cookie } = headers
    expect((await send('DELETE', '/users/me/logout', { headers: { cookie } })).status).toBe(403)
    expect((await send('DELETE', '/users/me/logout', { headers })).status).toBe(204)
    expect((await send('GET', '/users/me/session', { headers })).status).toBe(401)
  })

  test('is seen roughly, not with each request', async () => {
    const { send, signedIn, account } = desk()
    const { session, headers } = await signedIn('agent@example.com')
    account.clock.advance(30_000)
    const soon = await send('GET', '/users/me/session', { headers })
    expect(soon.body.session.last_seen_at).toBe(session.last_seen_at)
    account.clock.advance(60_000)
    const later = await send('GET', '/users/me/session', { headers })
    expect(later.body.session.last_seen_at).toBe('2026-03-14T09:01:30Z')
  })
})

describe('signing in', () => {
  test('a wrong password makes no session', async () => {
    const { send, account } = desk()
    const before = account.sessions.size
    const { status, body } = await send('POST', '/access/login', {
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: 'agent@example.com', password: 'wrong' }),
    })
    expect(status).toBe(401)
    expect(body).toEqual({ error: "Couldn't authenticate you" })
    expect(account.sessions.size).toBe(before)
  })

  test('the form leads back to a page of this site only', async () => {
    const { send } = desk()
    const submit = (return_to: string) =>
      send('POST', '/access/login', {
        headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ email: 'login', password: 'password', return_to }).toString(),
      })
    expect((await submit('/api/v2/users/me')).headers.get('location')).toBe('/api/v2/users/me')
    expect((await submit('//evil.example')).headers.get('location')).toBe('/')
    expect((await send('GET', '/access/login')).body).toContain('<form method="post"')
  })
})
