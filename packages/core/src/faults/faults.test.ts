import { expect, test } from 'vitest'
import { testDesk } from '../testing.ts'
import type { Fault } from './fault.ts'
import { FaultError } from './read-faults.ts'

const ticket = { ticket: { comment: { body: 'Hello' } } }

function faultedDesk(...faults: readonly Fault[]) {
  const desk = testDesk({ faults })
  const statuses = async (count: number, path = '/tickets') => {
    const found: number[] = []
    for (let n = 0; n < count; n++) found.push((await desk.call('admin', 'GET', path)).status)
    return found
  }
  return { ...desk, statuses }
}

test('without faults no answer tells of one', async () => {
  const { call, fakedesk } = testDesk()
  expect((await call('admin', 'GET', '/tickets')).headers.get('x-fakedesk-fault')).toBeNull()
  expect(fakedesk.faults.reports).toEqual([])
})

test.each<[string, Fault, number, string, string | null]>([
  ['a limit', { status: 429 }, 429, '{"error":"APIRateLimitExceeded",', '1'],
  ['a limit with its wait', { status: 429, retry_after: 30 }, 429, '{"error":"APIRateLimitExceeded",', '30'],
  ['a failure', { status: 500 }, 500, '{"error":"InternalError",', null],
  ['a service that is away', { status: 503 }, 503, '{"error":"unavailable",', '1'],
  ['a gateway', { status: 502, plain: true }, 502, '502 The server', null],
])('%s answers in place of the engine, which hears nothing', async (_, fault, status, text, wait) => {
  const { account, send } = faultedDesk({ name: 'on purpose', ...fault })
  const { size } = account.tickets
  const headers = {
    Authorization: `Basic ${btoa('admin@example.com/token:token')}`,
    'Content-Type': 'application/json',
  }
  const answer = await send('POST', '/tickets', { headers, body: JSON.stringify(ticket) })
  expect(answer.status).toBe(status)
  expect(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body)).toContain(text)
  expect(answer.headers.get('retry-after')).toBe(wait)
  expect(answer.headers.get('x-fakedesk-fault')).toBe('on purpose')
  expect(account.tickets.size).toBe(size)
})

test.each<[Fault, string, boolean]>([
  [{ operation: 'ListTickets' }, '/tickets', true],
  [{ operation: '*Tickets' }, '/tickets', true],
  [{ operation: 'ListUsers' }, '/tickets', false],
  [{ method: 'POST' }, '/tickets', false],
  [{ path: '/api/v2/tickets*' }, '/tickets.json', true],
  [{ path: '/api/v2/tickets' }, '/tickets.json', true],
  [{ path: '/api/v2/tickets' }, '/tickets/1', false],
  [{ account: 'example' }, '/tickets', true],
  [{ account: 'acme' }, '/tickets', false],
  [{ user: 'admin@example.com' }, '/tickets', true],
  [{ user: 'agent@*' }, '/tickets', false],
])('%j strikes %s: %s', async (scope, path, isStruck) => {
  const { call } = faultedDesk({ ...scope, status: 503 })
  expect((await call('admin', 'GET', path)).status).toBe(isStruck ? 503 : 200)
})

test('a fault passes over so many, and strikes so many', async () => {
  const { statuses, fakedesk } = faultedDesk({ status: 503, after: 1, count: 2 })
  expect(await statuses(5)).toEqual([200, 503, 503, 200, 200])
  expect(fakedesk.faults.reports).toEqual([{ status: 503, after: 1, count: 2, met: 5, struck: 2 }])
})

test('the same requests are struck in each run, and ids are what they would be', async () => {
  const run = async (...faults: readonly Fault[]) => {
    const { statuses, call } = faultedDesk(...faults)
    return [await statuses(40), (await call('admin', 'POST', '/groups', { group: { name: 'A' } })).body.group?.id]
  }
  const share = { operation: 'ListTickets', status: 500, share: 0.3 }
  const [first, second, none] = [await run(share), await run(share), await run()]
  expect(second).toEqual(first)
  expect(none[1]).toBe(first[1])
  expect((first[0] as number[]).filter((status) => status === 500).length).toBeGreaterThan(5)
  expect((first[0] as number[]).filter((status) => status === 200).length).toBeGreaterThan(20)
})

test('a connection that is cut has done nothing, or all', async () => {
  const { call, account } = faultedDesk({ cut: 'before', count: 1 }, { cut: 'after', count: 1 })
  const { size } = account.tickets
  await expect(call('admin', 'POST', '/tickets', ticket)).rejects.toThrow('fetch failed')
  expect(account.tickets.size).toBe(size)
  await expect(call('admin', 'POST', '/tickets', ticket)).rejects.toThrow('fetch failed')
  expect(account.tickets.size).toBe(size + 1)
  expect((await call('admin', 'POST', '/tickets', ticket)).status).toBe(201)
})

test('a body is no JSON, or ends in the middle', async () => {
  const { call } = faultedDesk({ body: 'malformed', count: 1 }, { body: 'truncated', count: 1 })
  const answer = await call('admin', 'GET', '/users/me')
  expect([answer.status, typeof answer.body]).toEqual([200, 'string'])
  await expect(call('admin', 'GET', '/users/me')).rejects.toThrow()
  expect((await call('admin', 'GET', '/users/me')).body.user.email).toBe('admin@example.com')
})

test('faults are added, cleared, and back at the beginning after a reset', async () => {
  const { fakedesk, statuses } = faultedDesk({ status: 503, count: 1 })
  fakedesk.faults.add([{ status: 500, count: 1 }])
  expect(await statuses(3)).toEqual([503, 500, 200])
  fakedesk.reset()
  expect(await statuses(2)).toEqual([503, 200])
  fakedesk.faults.add([{ status: 500 }])
  fakedesk.faults.clear()
  expect(await statuses(1)).toEqual([200])
})

test.each<[unknown, RegExp]>([
  ['503', /must be a list/],
  [[503], /fault 1: it must be an object/],
  [[{}], /it does nothing/],
  [[{ status: 404 }], /status must be 429, or 500 to 599/],
  [[{ status: 503, shere: 1 }], /there is no "shere"; is it share\?/],
  [[{ status: 503, share: 2 }], /share must be a number from 0 to 1/],
  [[{ status: 503, operation: 'listTicket' }], /is it ListTickets\?/],
  [[{ latency: { from: 9, to: 1 } }], /latency must be milliseconds/],
  [[{ status: 503 }, { status: 500, body: 'slow' }], /fault 2: a status goes with neither cut nor body/],
  [[{ latency: 1, retry_after: 1 }], /retry_after and plain go with a status/],
])('%j is refused', (faults, why) => {
  expect(() => testDesk({ faults: faults as readonly Fault[] })).toThrow(FaultError)
  expect(() => testDesk({ faults: faults as readonly Fault[] })).toThrow(why)
})

test.each(['team', 'enterprise-plus'] as const)('the limit of the plan %s is enforced', async (plan) => {
  const { call } = testDesk({ rateLimit: plan })
  const { headers } = await call('admin', 'GET', '/users/me')
  const limit = plan === 'team' ? 200 : 2500
  expect([headers.get('x-rate-limit'), headers.get('x-rate-limit-remaining')]).toEqual([`${limit}`, `${limit - 1}`])
})
