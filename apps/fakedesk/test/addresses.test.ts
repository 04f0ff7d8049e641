import { request } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFakedesk, type StartOptions, startFakedesk } from '../src/index.ts'
import { hostGuard } from '../src/server/hosts.ts'
import { admin } from './credentials.ts'

const servers: RunningFakedesk[] = []
async function start(options?: StartOptions): Promise<RunningFakedesk> {
  const running = await startFakedesk(options)
  servers.push(running)
  return running
}
afterAll(() => Promise.all(servers.map((server) => server.close())))

interface Asked {
  readonly method?: string
  readonly path?: string
  readonly headers?: Record<string, string>
}

/** By Node's own client, for fetch does not let a caller choose the host or the method freely. */
function ask(port: number, { method = 'GET', path = '/api/v2/users/me', headers = {} }: Asked) {
  return new Promise<{ status: number; body: string }>((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', method, path, headers: { ...admin, ...headers } }, (response) => {
      let body = ''
      response.on('data', (chunk) => {
        body += chunk
      })
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body }))
    })
    sent.on('error', reject).end()
  })
}

const foreign = [
  'evil.example',
  'localhost.evil.example',
  'evil-zendesk.com',
  'zendesk.com.evil.example',
  '192.168.1.5',
  '::2',
  'a b',
  '[]',
  '[::1',
  'localhost@evil.example',
  '127.0.0.1.evil.example',
]

describe('a server on this machine', () => {
  let running: RunningFakedesk
  beforeAll(async () => {
    running = await start({ allowHosts: ['fakedesk', 'Desk.Example.com'] })
  })

  test.each(foreign)('does not go by the name %s', async (host) => {
    for (const path of ['/api/v2/users/me', '/', '/_fakedesk/requests']) {
      for (const headers of [{ Host: host }, { Host: 'localhost', 'X-Forwarded-Host': host }]) {
        const { status, body } = await ask(running.port, { path, headers })
        expect([status, JSON.parse(body)]).toEqual([
          403,
          {
            error: 'Refused',
            description: expect.stringMatching(
              /^this server does not go by the name ".+"; if it should, .*--allow-host /,
            ),
          },
        ])
      }
    }
  })

  test('does not go by the name in an address sent whole', async () => {
    expect((await ask(running.port, { path: 'http://evil.example/api/v2/users/me' })).status).toBe(403)
  })

  test.each([
    'localhost',
    'LOCALHOST:4010',
    'acme.localhost',
    '127.0.0.1',
    '127.1.2.3:80',
    '[::1]:4010',
    '[0:0:0:0:0:0:0:1]',
    'acme.zendesk.com',
    'fakedesk:4010',
    'desk.example.com',
  ])('goes by the name %s', async (host) => {
    expect((await ask(running.port, { headers: { Host: host } })).status).toBe(200)
    expect((await ask(running.port, { headers: { 'X-Forwarded-Host': `${host}, inner` } })).status).toBe(200)
  })

  test('tells its log of what it refused', async () => {
    await ask(running.port, { path: '/api/v2/users/me?refused', headers: { Host: 'evil.example' } })
    const { body } = await ask(running.port, { path: '/_fakedesk/requests' })
    expect(JSON.parse(body).requests.at(-1)).toMatchObject({ path: '/api/v2/users/me?refused', status: 403 })
  })
})

test.each([
  ['0.0.0.0', '192.168.1.5', true],
  ['0.0.0.0', '[2001:db8::1]:4010', true],
  ['0.0.0.0', 'evil.example', false],
  ['::', '10.0.0.1', true],
  ['192.168.1.5', '192.168.1.5:4010', true],
  ['192.168.1.5', '192.168.1.6', false],
  ['192.168.1.5', 'localhost', true],
  ['2001:db8::1', '[2001:DB8:0::1]:4010', true],
  ['2001:db8::1', '[2001:db8::2]', false],
  ['desk.lan', 'desk.lan:4010', true],
])('bound to %s, going by %s is %s', (host, named, want) => {
  expect(hostGuard({ host })('/', { host: named }) === undefined).toBe(want)
})

describe('no address and no method is a failure', () => {
  test.each([
    '/',
    '/api/v2/users',
    '/api/v2/tickets.json',
    '/api/v2/nowhere',
    '/access/login',
    '/_fakedesk/health',
    '*',
    '//',
    '/%',
  ])('%s', async (path) => {
    const bugs: unknown[] = []
    const { port } = await start({ onBug: (error) => bugs.push(error) })
    for (const method of ['TRACE', 'OPTIONS', 'HEAD', 'PURGE', 'QUERY', 'PROPFIND']) {
      expect((await ask(port, { method, path })).status).toBeLessThan(500)
    }
    expect(bugs).toEqual([])
  })
})

describe('accounts', () => {
  test.each(['My_Test', 'a-', 'a.b', 'a'.repeat(64)])('%s is none, by header and by host', async (name) => {
    const { port } = await start()
    const answers = [
      await ask(port, { headers: { 'X-Fakedesk-Account': name } }),
      await ask(port, { headers: { Host: `${name}.localhost` } }),
    ]
    for (const { status, body } of answers) {
      expect([status, JSON.parse(body).description]).toEqual([404, expect.stringContaining('1 to 63 letters')])
    }
  })

  test('that are not on the list are not there', async () => {
    const { port } = await start({ accounts: ['acme', 'beta'] })
    const statuses = async (name: string) => (await ask(port, { headers: { Host: `${name}.localhost` } })).status
    expect([await statuses('acme'), await statuses('beta'), await statuses('other')]).toEqual([200, 200, 404])
  })
})

describe('the control endpoints of a server that other machines reach', () => {
  const health = '/_fakedesk/health'
  const requests = '/_fakedesk/requests'

  test('want the token, and health does not', async () => {
    const { port, controlToken = '' } = await start({ host: '0.0.0.0' })
    expect(controlToken).toMatch(/^[0-9a-f]{32}$/)
    const withToken = (token: string) => ({ path: requests, headers: { 'X-Fakedesk-Control': token } })
    expect((await ask(port, { path: health })).status).toBe(200)
    expect((await ask(port, { path: requests })).status).toBe(403)
    expect((await ask(port, withToken('1'))).status).toBe(403)
    expect((await ask(port, withToken(controlToken))).status).toBe(200)
    const reset = { method: 'POST', path: '/_fakedesk/reset', headers: { 'Content-Type': 'application/json' } }
    expect((await ask(port, reset)).status).toBe(403)
    const signed = { ...reset, headers: { ...reset.headers, 'X-Fakedesk-Control': controlToken } }
    expect((await ask(port, signed)).status).toBe(204)
    expect((await ask(port, { ...signed, headers: { ...signed.headers, Origin: 'http://evil.example' } })).status).toBe(
      403,
    )
  })

  test('want the one that was given', async () => {
    const { port, controlToken } = await start({ controlToken: 'known' })
    expect(controlToken).toBe('known')
    expect((await ask(port, { path: requests })).status).toBe(403)
    expect((await ask(port, { path: requests, headers: { 'X-Fakedesk-Control': 'known' } })).status).toBe(200)
  })

  test('of a server on this machine alone want none', async () => {
    const { url, controlToken } = await start({ host: 'localhost' })
    expect(controlToken).toBeUndefined()
    expect((await fetch(url + requests)).status).toBe(200)
  })
})

test.each([
  ['?password=a&token=b&page=2', '?password=***&token=***&page=2'],
  [
    '?access_token=a&refresh_token=b&client_secret=c&code=d',
    '?access_token=***&refresh_token=***&client_secret=***&code=***',
  ],
  [
    '?PASSWORD=a&%70assword=b&user[password]=c&user%5Btoken%5D=d',
    '?PASSWORD=***&%70assword=***&user[password]=***&user%5Btoken%5D=***',
  ],
  ['??token=a&page=2', '??token=***&page=2'],
  ['?passwords=a&query=token:b&code', '?passwords=a&query=token:b&code'],
])('of %s the log has %s', async (query, want) => {
  const paths: string[] = []
  const { port } = await start({ onServed: ({ path }) => paths.push(path) })
  await ask(port, { path: `/api/v2/users/me${query}` })
  const { body } = await ask(port, { path: '/_fakedesk/requests' })
  expect([paths, JSON.parse(body).requests[0].path]).toEqual([[`/api/v2/users/me${want}`], `/api/v2/users/me${want}`])
})

test('the access log has whose connection brought a request, or what a proxy says of it', async () => {
  const { port } = await start()
  await ask(port, { path: '/api/v2/groups' })
  await ask(port, { path: '/api/v2/groups', headers: { 'X-Forwarded-For': '203.0.113.7, 10.0.0.1' } })
  await ask(port, { path: '/api/v2/groups', headers: { 'X-Forwarded-For': 'unknown' } })
  const { body } = await ask(port, { path: '/api/v2/access_logs?filter[path]=/api/v2/groups' })
  const logs: readonly { readonly ip_address: string }[] = JSON.parse(body).access_logs
  expect(logs.map(({ ip_address }) => ip_address)).toEqual(['127.0.0.1', '203.0.113.7', '127.0.0.1'])
})
