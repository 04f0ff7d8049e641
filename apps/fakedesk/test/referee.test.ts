import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFakedesk, type Served, startFakedesk } from '../src/index.ts'
import type { ApiDocument } from '../src/prism/document.ts'
import { createReferee, type RefereeOptions } from '../src/prism/referee.ts'
import type { IncomingExchange } from '../src/server/exchange.ts'
import { admin, basic } from './credentials.ts'

const servers: RunningFakedesk[] = []
afterAll(() => Promise.all(servers.map((server) => server.close())))

async function start(options: Parameters<typeof startFakedesk>[0]): Promise<RunningFakedesk> {
  const running = await startFakedesk(options)
  servers.push(running)
  return running
}

describe('a referee before the engine', () => {
  const log: Served[] = []
  let url = ''
  beforeAll(async () => {
    ;({ url } = await start({ referee: true, onServed: (request) => log.push(request) }))
  })
  const ask = (path: string, init: RequestInit = { headers: admin }) => fetch(`${url}${path}`, init)

  test.each([
    ['a list', '/api/v2/sessions'],
    ['a cursor page', '/api/v2/sessions?page[size]=2'],
    ['the suffix', '/api/v2/sessions.json'],
    ['a concrete address beside a template', '/api/v2/users/me'],
  ])('lets a sound exchange pass: %s', async (_, path) => {
    const response = await ask(path)
    expect([response.status, response.headers.get('sl-violations')]).toEqual([200, null])
  })

  test.each([
    ['an API token', basic('admin@example.com/token', 'token')],
    ['an OAuth token, whatever the case of its scheme', { Authorization: 'bearer admin-oauth-token' }],
  ])('knows %s for credentials', async (_, headers) => {
    const response = await ask('/api/v2/sessions', { headers })
    expect([response.status, response.headers.get('sl-violations')]).toEqual([200, null])
  })

  test('refuses a request that breaches the specification, and tells the client and the log why', async () => {
    const response = await ask('/api/v2/sessions?page=two')
    const breach = {
      location: ['request', 'query', 'page'],
      severity: 'Error',
      code: 'type',
      message: 'Request query parameter page must be integer',
    }
    expect(response.status).toBe(422)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    expect(await response.json()).toMatchObject({
      title: 'Invalid request',
      validation: [{ location: ['query', 'page'] }],
    })
    expect(JSON.parse(response.headers.get('sl-violations') ?? '')).toEqual([breach])
    expect(log.at(-1)?.breaches).toEqual([breach])
  })

  test.each([
    ['an address that no operation has', '/api/v2/nonsense', 'GET', 404],
    ['a method that the address has not', '/api/v2/sessions', 'POST', 405],
  ])('refuses %s', async (_, path, method, status) => {
    const response = await ask(path, { method, headers: admin })
    expect([response.status, response.headers.get('content-type')]).toEqual([status, 'application/problem+json'])
  })

  test("leaves it to the engine to refuse credentials, in Zendesk's words", async () => {
    const response = await ask('/api/v2/sessions', {})
    expect([response.status, await response.json()]).toEqual([401, { error: "Couldn't authenticate you" }])
    expect(response.headers.get('sl-violations')).toContain('Invalid security scheme used')
  })

  test('leaves alone what has no body to judge', async () => {
    const head = await ask('/api/v2/sessions', { method: 'HEAD', headers: admin })
    expect([head.status, head.headers.get('sl-violations')]).toEqual([200, null])
    const etag = head.headers.get('etag') ?? ''
    const unchanged = await ask('/api/v2/sessions', { headers: { ...admin, 'If-None-Match': etag } })
    expect([unchanged.status, unchanged.headers.get('sl-violations')]).toEqual([304, null])
  })

  test('leaves the sign-in page and the control endpoints alone', async () => {
    expect((await ask('/access/login')).status).toBe(200)
    expect((await ask('/_fakedesk/health')).status).toBe(200)
  })
})

test('--strict refuses requests and does not judge answers', async () => {
  const { url } = await start({ strict: true })
  expect((await fetch(`${url}/api/v2/sessions?page=two`, { headers: admin })).status).toBe(422)
  expect((await fetch(`${url}/api/v2/sessions`, { headers: admin })).status).toBe(200)
})

test('a referee that reports changes no answer', async () => {
  const { url } = await start({ referee: 'report' })
  const response = await fetch(`${url}/api/v2/sessions?page=two`, { headers: admin })
  expect(response.status).toBe(400)
  expect(response.headers.get('sl-violations')).toContain('must be integer')
})

describe('an answer that breaches the specification', () => {
  const document: ApiDocument & { openapi: string; info: object } = {
    openapi: '3.1.0',
    info: { title: 'Parcels', version: '1' },
    paths: {
      '/api/parcels/{id}': {
        get: {
          responses: {
            200: {
              description: 'A parcel.',
              content: {
                'application/json': {
                  schema: { type: 'object', required: ['weight'], properties: { size: { enum: ['groß'] } } },
                },
              },
            },
          },
        },
      },
    },
  }
  const pass = (options: Pick<RefereeOptions, 'breaches' | 'judges'>, body: string) => {
    const exchange = {
      method: 'GET',
      url: 'http://localhost/api/parcels/7',
      headers: {},
      bytes: async () => new Uint8Array(),
    } as unknown as IncomingExchange // All that a referee reads of one.
    const reply = { status: 200, headers: { 'Content-Type': 'application/json' }, body }
    return createReferee({ ...options, document }, () => reply)(exchange)
  }

  test('is caught', async () => {
    const reply = await pass({ breaches: 'refused', judges: 'both' }, '{}')
    expect(reply.status).toBe(500)
    expect(reply.breaches).toEqual([
      {
        location: ['response', 'body'],
        severity: 'Error',
        code: 'required',
        message: "Response body must have required property 'weight'",
      },
    ])
  })

  test('is only told of where breaches are reported', async () => {
    const reply = await pass({ breaches: 'reported', judges: 'both' }, '{}')
    expect([reply.status, reply.body, reply.breaches?.length]).toEqual([200, '{}', 1])
  })

  test('passes where answers are not judged', async () => {
    const reply = await pass({ breaches: 'refused', judges: 'requests' }, '{}')
    expect([reply.status, reply.breaches]).toEqual([200, undefined])
  })

  test('is told in a header that any client can read', async () => {
    const reply = await pass({ breaches: 'reported', judges: 'both' }, '{"weight":1,"size":"small"}')
    const header = reply.headers['sl-violations'] ?? ''
    expect(header).toMatch(/^[ -~]+$/)
    expect(JSON.parse(header)[0].message).toContain('groß')
  })

  test('is caught where it is no JSON at all', async () => {
    const reply = await pass({ breaches: 'refused', judges: 'both' }, '{"weight": 1, ')
    expect(reply.breaches?.map(({ message }) => message)).toEqual(['Response body must be object'])
  })
})
