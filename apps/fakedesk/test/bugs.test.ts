import { afterAll, expect, test, vi } from 'vitest'
import { type RunningFakedesk, type StartOptions, startFakedesk } from '../src/index.ts'
import { admin, bodyOf } from './credentials.ts'

const servers: RunningFakedesk[] = []
async function start(options?: StartOptions): Promise<RunningFakedesk> {
  const running = await startFakedesk(options)
  servers.push(running)
  return running
}
afterAll(() => Promise.all(servers.map((server) => server.close())))

const boom = new Error('boom at /home/somebody')

/** Breaks the world of the account `broken`, and of no other. */
const world = (account: { readonly subdomain: string }) => {
  if (account.subdomain === 'broken') throw boom
}

async function me({ url }: RunningFakedesk, account: string) {
  const response = await fetch(`${url}/api/v2/users/me`, { headers: { ...admin, 'X-Fakedesk-Account': account } })
  return { status: response.status, id: response.headers.get('x-request-id'), body: await bodyOf(response) }
}

test('a bug is a 500 to the request that met it, and told with its request id', async () => {
  const bugs: [unknown, string][] = []
  const running = await start({ world, onBug: (error, during) => bugs.push([error, during]) })
  const { status, id, body } = await me(running, 'broken')
  expect([status, body.error]).toEqual([500, 'InternalError'])
  expect(JSON.stringify(body)).not.toMatch(/boom|home|\.ts/)
  expect(bugs).toEqual([[boom, `request ${id}, GET /api/v2/users/me`]])
  expect((await me(running, 'whole')).status).toBe(200)
})

test('a bug that nobody asked to hear of goes to the console, and ends no process', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue()
  const running = await start({ world })
  expect((await me(running, 'broken')).status).toBe(500)
  expect(told.mock.calls).toEqual([[expect.stringContaining('[Fakedesk] A bug in request '), boom]])
  told.mockRestore()
  expect((await me(running, 'whole')).status).toBe(200)
})

test('who hears of requests and fails does not fail the request', async () => {
  const bugs: unknown[] = []
  const running = await start({
    onServed: () => {
      throw boom
    },
    onBug: (error) => bugs.push(error),
  })
  expect((await me(running, 'whole')).status).toBe(200)
  expect(bugs).toEqual([boom])
})

test('a bug in a page of the app is its 500', async () => {
  const bugs: unknown[] = []
  const { url } = await start({ world, onBug: (error) => bugs.push(error) })
  const response = await fetch(`${url}/_fakedesk/clock?account=broken`)
  expect([response.status, (await bodyOf(response)).error, bugs]).toEqual([500, 'InternalError', [boom]])
})

test('a reply that cannot be sent is a 500', async () => {
  const bugs: unknown[] = []
  const running = await start({ onBug: (error) => bugs.push(error) })
  const handle = running.fakedesk.handle
  Object.assign(running.fakedesk, {
    handle: (exchange: Parameters<typeof handle>[0]) =>
      exchange.url.includes('users/me') ? { status: 200, headers: { 'X-Bad': 'ä\n' }, body: null } : handle(exchange),
  })
  expect([(await me(running, 'whole')).status, bugs.length]).toEqual([500, 1])
})
