import { request } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'
import { admin, bodyOf } from './credentials.ts'

let running: RunningFakedesk
beforeAll(async () => {
  running = await startFakedesk()
})
afterAll(() => running.close())

const control = { 'X-Fakedesk-Control': '1' }

function ask(path: string, init: RequestInit = {}): Promise<Response> {
  return fetch(`${running.url}${path}`, init)
}

const json = (method: string, body: unknown) => ({
  method,
  headers: { 'Content-Type': 'application/json' },
  body: JSON.stringify(body),
})

test('health is ok', async () => {
  const response = await ask('/_fakedesk/health')
  expect([response.status, await response.json()]).toEqual([200, { status: 'ok', version: expect.any(String) }])
})

describe('reset', () => {
  const countOf = async (account: string) => {
    const response = await ask('/api/v2/sessions', { headers: { ...admin, 'X-Fakedesk-Account': account } })
    return (await bodyOf(response)).count
  }
  const empty = async (name: string) => {
    const account = running.fakedesk.account(name)
    account.commit(() => {
      for (const session of account.sessions.rows.slice(0, account.sessions.size)) account.sessions.delete(session)
    })
    expect(await countOf(name)).toBe(0)
  }
  beforeEach(async () => {
    await empty('acme')
    await empty('bolt')
  })

  test('puts all accounts back', async () => {
    expect((await ask('/_fakedesk/reset', { method: 'POST', headers: control })).status).toBe(204)
    expect(await countOf('acme')).toBe(130)
    expect(await countOf('bolt')).toBe(130)
  })

  test('puts one account back and leaves the others', async () => {
    expect((await ask('/_fakedesk/reset?account=acme', { method: 'POST', headers: control })).status).toBe(204)
    expect(await countOf('acme')).toBe(130)
    expect(await countOf('bolt')).toBe(0)
  })
})

describe('the list of requests served', () => {
  beforeEach(async () => {
    await ask('/_fakedesk/requests', { method: 'DELETE', headers: control })
  })

  test('tells who asked for what and how it was answered', async () => {
    await ask('/api/v2/sessions.json?per_page=1', { headers: admin })
    await ask('/api/v2/nonsense')
    const { requests, count } = await bodyOf(await ask('/_fakedesk/requests'))
    expect(count).toBe(2)
    expect(requests).toEqual([
      {
        time: expect.stringMatching(/^\d{4}-.*Z$/),
        method: 'GET',
        path: '/api/v2/sessions.json?per_page=1',
        status: 200,
        ms: expect.any(Number),
        operation: 'ListSessions',
        account: 'example',
        user: running.fakedesk.account().users.by('role', 'admin').first()?.id,
        answered_by: 'engine',
        reason: null,
        breaches: [],
      },
      expect.objectContaining({ path: '/api/v2/nonsense', status: 404, operation: null, user: null }),
    ])
  })

  test('can be narrowed to an account', async () => {
    await ask('/api/v2/users/me', { headers: { 'X-Fakedesk-Account': 'acme' } })
    await ask('/api/v2/users/me')
    const { requests } = await bodyOf<{ requests: { account: string }[] }>(
      await ask('/_fakedesk/requests?account=acme'),
    )
    expect(requests.map(({ account }) => account)).toEqual(['acme'])
  })

  test('can be forgotten', async () => {
    await ask('/api/v2/users/me')
    expect((await ask('/_fakedesk/requests', { method: 'DELETE', headers: control })).status).toBe(204)
    expect(await (await ask('/_fakedesk/requests')).json()).toEqual({ requests: [], count: 0 })
  })
})

describe('the clock', () => {
  test.each<[unknown, number]>([
    ['4 days', 4 * 86_400_000],
    ['1 hour 30 minutes', 5_400_000],
    [90, 90_000],
  ])('goes forward by %j', async (advance, milliseconds) => {
    const { clock } = running.fakedesk.account('timely')
    const before = clock.now()
    const response = await ask('/_fakedesk/clock?account=timely', json('POST', { advance }))
    expect(response.status).toBe(200)
    expect(Date.parse((await bodyOf<{ now: string }>(response)).now) - before).toBeGreaterThanOrEqual(milliseconds)
    expect(clock.now() - before).toBeLessThan(milliseconds + 60_000)
  })

  test.each([
    [{ advance: '4 moons' }],
    [{ advance: -1 }],
    [{}],
    [{ advance: 1e15 }],
    [{ advance: 1e308 }],
    [{ advance: '9999999999 weeks' }],
    [{ advance: null }],
    [{ now: 'tomorrow' }],
    [{ now: '2026-03-14T09:00:00' }],
    [{ now: '1999-01-01T00:00:00Z' }],
    [{ now: '+010000-01-01T00:00:00Z' }],
    [{ now: '9000-01-01T00:00:00Z', advance: 1 }],
    [{ now: 253_370_764_800 }],
  ])('does not go forward by %j', async (body) => {
    const response = await ask('/_fakedesk/clock', json('POST', body))
    expect([response.status, (await bodyOf(response)).error]).toEqual([422, 'InvalidAdvance'])
    expect((await ask('/api/v2/sessions', { headers: admin })).status).toBe(200)
  })

  test('is told, and can be set', async () => {
    const path = '/_fakedesk/clock?account=set'
    const { now } = await bodyOf<{ now: string }>(await ask(path))
    expect(Math.abs(Date.parse(now) - Date.now())).toBeLessThan(60_000)
    await ask(path, json('POST', { now: '9999-12-31T23:00:00+00:00' }))
    expect((await bodyOf<{ now: string }>(await ask(path))).now).toMatch(/^9999-12-31T23:0/)
    expect((await ask('/api/v2/sessions', { headers: { ...admin, 'X-Fakedesk-Account': 'set' } })).status).toBe(200)
  })

  test('stands where the server was told', async () => {
    const fixed = await startFakedesk({ now: '2026-03-14T09:00:00Z' })
    const shown = async () => (await bodyOf(await fetch(`${fixed.url}/_fakedesk/clock`))).now
    expect(await shown()).toBe('2026-03-14T09:00:00.000Z')
    await fetch(`${fixed.url}/_fakedesk/clock`, json('POST', { now: '2026-03-15T09:00:00+01:00' }))
    expect(await shown()).toBe('2026-03-15T08:00:00.000Z')
    await fixed.close()
    await expect(startFakedesk({ now: 'noon' })).rejects.toThrow('not a time from 1970 to 9999: noon')
  })

  test('of an account that does not exist is not there', async () => {
    const few = await startFakedesk({ accounts: ['acme'] })
    const response = await fetch(`${few.url}/_fakedesk/clock?account=bolt`, json('POST', { advance: 1 }))
    expect([response.status, (await bodyOf(response)).error]).toEqual([404, 'UnknownAccount'])
    await few.close()
  })
})

describe('a request that a page of another site may have caused is refused', () => {
  test.each<[string, Record<string, string>, string]>([
    ['a foreign origin', { Origin: 'http://evil.example' }, 'GET'],
    ['an origin of another port', { Origin: 'http://127.0.0.1:1' }, 'GET'],
    ['no origin to speak of', { Origin: 'null' }, 'GET'],
    ['a cross-site fetch', { 'Sec-Fetch-Site': 'cross-site' }, 'GET'],
    ['another subdomain', { 'Sec-Fetch-Site': 'same-site' }, 'GET'],
    ['a host name made to point here', { Host: 'rebound.example' }, 'GET'],
    ['a plain form post', { 'Content-Type': 'application/x-www-form-urlencoded' }, 'POST'],
    ['a post without the header', {}, 'POST'],
    ['a foreign origin with the header', { Origin: 'http://evil.example', ...control }, 'POST'],
  ])('%s', async (_, headers, method) => {
    const { status, body } = await send(method, method === 'GET' ? '/_fakedesk/requests' : '/_fakedesk/reset', headers)
    expect(status).toBe(403)
    expect(JSON.parse(body)).toEqual({ error: 'Refused', description: expect.any(String) })
  })

  test.each<[string, () => Record<string, string>]>([
    ['its own origin', () => ({ Origin: running.url, 'Sec-Fetch-Site': 'same-origin' })],
    ['an address typed in', () => ({ 'Sec-Fetch-Site': 'none' })],
    ['an account of this machine', () => ({ Host: `acme.localhost:${running.port}` })],
  ])('%s is let in', async (_, headers) => {
    expect((await send('GET', '/_fakedesk/health', headers())).status).toBe(200)
  })
})

test('an unknown control endpoint names the known ones', async () => {
  const response = await ask('/_fakedesk/nonsense')
  expect([response.status, (await bodyOf(response)).description]).toEqual([404, expect.stringContaining('POST reset')])
})

describe('the page at /', () => {
  test('is HTML for a browser', async () => {
    const response = await ask('/', { headers: { Accept: 'text/html' } })
    expect(response.headers.get('content-type')).toMatch(/^text\/html/)
    expect(await response.text()).toContain(`curl -u admin@example.com:password ${running.url}/api/v2/sessions`)
  })

  test('is JSON for who accepts that', async () => {
    const response = await ask('/', { headers: { Accept: 'application/json' } })
    expect(await response.json()).toMatchObject({
      name: 'fakedesk',
      links: { health: `${running.url}/_fakedesk/health` },
    })
  })
})

/** With headers that fetch does not let a caller set. */
function send(
  method: string,
  path: string,
  headers: Record<string, string>,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${running.url}${path}`, { method, headers }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    sent.on('error', reject).end()
  })
}
