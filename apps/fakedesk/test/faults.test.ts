import { request } from 'node:http'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'
import { admin } from './credentials.ts'

/** What a client meets over a real connection; the recipes of `docs/faults.md` are tried here. */

let running: RunningFakedesk
beforeAll(async () => {
  running = await startFakedesk()
  return () => running.close()
})

const control = { 'X-Fakedesk-Control': '1', 'Content-Type': 'application/json' }
const post = (body: unknown) =>
  fetch(`${running.url}/_fakedesk/faults`, { method: 'POST', headers: control, body: JSON.stringify(body) })
const clear = () => fetch(`${running.url}/_fakedesk/faults`, { method: 'DELETE', headers: control })
const me = () => fetch(`${running.url}/api/v2/users/me`, { headers: admin })

afterEach(async () => {
  expect((await clear()).status).toBe(204)
})

test('faults are added by a list, alone or under its name, told with what they struck, and cleared', async () => {
  expect((await post([{ status: 503, count: 1 }])).status).toBe(201)
  expect((await post({ faults: [{ name: 'late', latency: 1 }] })).status).toBe(201)
  expect((await me()).status).toBe(503)
  const late = await me()
  expect([late.status, late.headers.get('x-fakedesk-fault')]).toEqual([200, 'late'])
  const told = await (await fetch(`${running.url}/_fakedesk/faults`)).json()
  expect(told).toEqual({
    faults: [
      { status: 503, count: 1, met: 2, struck: 1 },
      { name: 'late', latency: 1, met: 1, struck: 1 },
    ],
    count: 2,
  })
  await clear()
  expect((await me()).headers.get('x-fakedesk-fault')).toBeNull()
})

test.each([[{ status: 404 }], ['no list'], [[{ status: 503, shere: 0.1 }]]])(
  '%j is refused with a reason',
  async (body) => {
    const answer = await post(body)
    expect([answer.status, await answer.json()]).toEqual([
      422,
      { error: 'FaultError', description: expect.stringMatching(/\w{5}/) },
    ])
  },
)

test('a cut connection ends without an answer, and the next one is whole', async () => {
  await post([{ cut: 'before', count: 1 }])
  await expect(me()).rejects.toMatchObject({ cause: { code: 'UND_ERR_SOCKET' } })
  expect((await me()).status).toBe(200)
})

test('a truncated body ends before the length that was told', async () => {
  await post([{ body: 'truncated', count: 1 }])
  const answer = await me()
  expect(answer.status).toBe(200)
  await expect(answer.text()).rejects.toThrow()
  expect((await me()).status).toBe(200)
})

test('a slow body comes in drops, and is whole', async () => {
  await post([{ body: 'slow' }])
  const pieces = await new Promise<readonly string[]>((resolve, reject) => {
    const asked = request(`${running.url}/api/v2/users/me`, { headers: admin }, (answer) => {
      const chunks: string[] = []
      answer.on('data', (chunk) => chunks.push(String(chunk)))
      answer.on('end', () => resolve(chunks))
    })
    asked.on('error', reject).end()
  })
  expect(pieces.length).toBeGreaterThan(3)
  expect(JSON.parse(pieces.join('')).user.email).toBe('admin@example.com')
})

test('a malformed body has the length that was told, and is no JSON', async () => {
  await post([{ body: 'malformed' }])
  const text = await (await me()).text()
  expect(text.length).toBeGreaterThan(100)
  expect(() => JSON.parse(text)).toThrow(SyntaxError)
})

test('an update whose answer is lost has happened; one who asks again with its key gets the answer', async () => {
  await post([{ operation: 'CreateTicket', cut: 'after', count: 1 }])
  const create = () =>
    fetch(`${running.url}/api/v2/tickets`, {
      method: 'POST',
      headers: { ...admin, 'Content-Type': 'application/json', 'Idempotency-Key': 'once' },
      body: JSON.stringify({ ticket: { comment: { body: 'Hello' } } }),
    })
  const before = running.fakedesk.account().tickets.size
  await expect(create()).rejects.toThrow()
  expect((await create()).headers.get('x-idempotency-lookup')).toBe('hit')
  expect(running.fakedesk.account().tickets.size).toBe(before + 1)
})

test('faults of the start are on from the first request', async () => {
  const faulty = await startFakedesk({ faults: [{ path: '/api/v2/search*', status: 503, plain: true }] })
  try {
    const answer = await fetch(`${faulty.url}/api/v2/search?query=type:user`, { headers: admin })
    expect([answer.status, await answer.text()]).toEqual([503, expect.stringMatching(/^503 /)])
  } finally {
    await faulty.close()
  }
})
