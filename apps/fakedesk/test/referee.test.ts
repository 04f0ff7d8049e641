import type { OpenApiDocument } from '@fakedesk/contract'
import {
  type ApiDocument,
  createReferee,
  type FindUndocumented,
  type JudgedExchange,
  type RefereeOptions,
} from '@fakedesk/prism'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFakedesk, type Served, startFakedesk } from '../src/index.ts'
import { undocumentedParts } from '../src/server/undocumented.ts'
import { admin, basic } from './credentials.ts'

const servers: RunningFakedesk[] = []
afterAll(() => Promise.all(servers.map((server) => server.close())))

async function start(options: Parameters<typeof startFakedesk>[0]): Promise<RunningFakedesk> {
  const running = await startFakedesk(options)
  servers.push(running)
  return running
}

describe('a referee that refuses', () => {
  const log: Served[] = []
  let url = ''
  beforeAll(async () => {
    ;({ url } = await start({ referee: 'refuse', onServed: (request) => log.push(request) }))
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

describe('what the specification does not mention', () => {
  const log: Served[] = []
  let urls: Readonly<Record<'report' | 'refuse', string>> = { report: '', refuse: '' }
  beforeAll(async () => {
    const onServed = (request: Served) => log.push(request)
    const [report, refuse] = await Promise.all([start({ referee: true, onServed }), start({ strict: true, onServed })])
    urls = { report: report.url, refuse: refuse.url }
  })
  const create = (mode: 'report' | 'refuse', path: string, body: object) =>
    fetch(`${urls[mode]}${path}`, {
      method: 'POST',
      headers: { ...admin, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    })

  test.each<[string, string, object, object]>([
    [
      'a mistyped property of a body',
      '/api/v2/users',
      { user: { name: 'Rosa', emial: 'rosa@example.com' } },
      {
        location: ['request', 'body', 'user', 'emial'],
        severity: 'Error',
        code: 'undocumented-property',
        message: 'Request body property user.emial is not documented',
      },
    ],
    [
      'a parameter of the query',
      '/api/v2/users.json?skip_mail=true',
      { user: { name: 'Rosa' } },
      {
        location: ['request', 'query', 'skip_mail'],
        severity: 'Error',
        code: 'undocumented-parameter',
        message: 'Request query parameter skip_mail is not documented',
      },
    ],
  ])('is seen: %s', async (_, path, body, breach) => {
    const reported = await create('report', path, body)
    expect(reported.status).toBe(201)
    expect(JSON.parse(reported.headers.get('sl-violations') ?? '')).toEqual([breach])
    expect(log.at(-1)?.breaches).toEqual([breach])
    const refused = await create('refuse', path, body)
    expect([refused.status, refused.headers.get('content-type')]).toEqual([422, 'application/problem+json'])
    expect(log.at(-1)?.breaches).toEqual([breach])
  })
})

describe('a referee that reports', () => {
  let url = ''
  beforeAll(async () => {
    ;({ url } = await start({ referee: true }))
  })

  test.each([
    ['a value of the wrong type', '/api/v2/sessions?page=two', 400, 'must be integer'],
    ['an address that no operation has', '/api/v2/nonsense', 404, 'Route not resolved'],
  ])('tells of %s, and changes no answer', async (_, path, status, message) => {
    const response = await fetch(`${url}${path}`, { headers: admin })
    const plain = await fetch(`${(await start({})).url}${path}`, { headers: admin })
    expect([response.status, await response.text()]).toEqual([status, await plain.text()])
    expect(response.headers.get('sl-violations')).toContain(message)
  })
})

describe('an answer that breaches the specification', () => {
  const document: ApiDocument & OpenApiDocument = {
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
                  schema: {
                    type: 'object',
                    required: ['weight'],
                    properties: { weight: { type: 'number' }, size: { enum: ['groß'] } },
                  },
                },
              },
            },
          },
        },
      },
    },
  }
  const pass = (mode: RefereeOptions['mode'], body: string) => {
    const url = 'http://localhost/api/parcels/7'
    const exchange: JudgedExchange = { method: 'GET', url, headers: {}, bytes: async () => new Uint8Array() }
    const reply = { status: 200, headers: { 'Content-Type': 'application/json' }, body }
    const findUndocumented: FindUndocumented = (request) => undocumentedParts(request, document)
    return createReferee({ mode, document, findUndocumented }, () => reply)(exchange)
  }

  test('is caught', async () => {
    const reply = await pass('refuse', '{}')
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
    const reply = await pass('report', '{}')
    expect([reply.status, reply.body, reply.breaches?.length]).toEqual([200, '{}', 1])
  })

  test('is caught where it holds what is not documented', async () => {
    const reply = await pass('refuse', '{"weight":1,"wieght":1}')
    expect([reply.status, reply.breaches?.map(({ message }) => message)]).toEqual([
      500,
      ['Response body property wieght is not documented'],
    ])
  })

  test('is told in a header that any client can read', async () => {
    const reply = await pass('report', '{"weight":1,"size":"small"}')
    const header = reply.headers['sl-violations'] ?? ''
    expect(header).toMatch(/^[ -~]+$/)
    expect(JSON.parse(header)[0].message).toContain('groß')
  })

  test('is caught where it is no JSON at all', async () => {
    const reply = await pass('refuse', '{"weight": 1, ')
    expect(reply.breaches?.map(({ message }) => message)).toEqual(['Response body must be object'])
  })
})
