import { describe, expect, test } from 'vitest'
import { baseUrl, emptyPage, instantSleep, scriptedFetch } from '../test/scripted-fetch.ts'
import { exchange } from './exchange.ts'
import { createClient, NetworkError, RateLimitError } from './index.ts'
import { sleep } from './sleep.ts'

const done = () => Response.json(emptyPage)
const failing = (status: number, headers: Record<string, string> = {}) => new Response('', { status, headers })
const lost = new TypeError('fetch failed')

function clientOf(...answers: readonly (Response | Error)[]) {
  const { fetch, requests } = scriptedFetch(...answers)
  const { sleep, waits } = instantSleep()
  return { client: createClient({ baseUrl, fetch, sleep }), requests, waits }
}

describe('a request that may be sent again', () => {
  test.each([
    ['429 with seconds', failing(429, { 'Retry-After': '7' }), 7000],
    [
      '429 with a date',
      failing(429, { Date: 'Sat, 14 Mar 2026 09:00:00 GMT', 'Retry-After': 'Sat, 14 Mar 2026 09:00:09 GMT' }),
      9000,
    ],
    ['429 with a date that has passed', failing(429, { 'Retry-After': 'Thu, 01 Jan 1970 00:00:00 GMT' }), 0],
    ['429 with nonsense', failing(429, { 'Retry-After': 'soon' }), 500],
    ['429 without a time', failing(429), 500],
    ['503 with seconds', failing(503, { 'Retry-After': '2' }), 2000],
    ['503 without a time', failing(503), 500],
    ['500', failing(500), 500],
    ['502 with seconds', failing(502, { 'Retry-After': '1' }), 1000],
    ['no answer', lost, 500],
  ])('waits as it is told, or half a second: %s', async (_, answer, want) => {
    const { client, waits } = clientOf(answer, done())
    await expect(client.GET('/api/v2/sessions')).resolves.toHaveProperty('data', emptyPage)
    expect(waits).toEqual([want])
  })

  test('waits twice as long each time, and fails after the last try', async () => {
    const { client, requests, waits } = clientOf(failing(500), lost, failing(502), failing(504))
    await expect(client.GET('/api/v2/sessions')).rejects.toMatchObject({ status: 504 })
    expect(waits).toEqual([500, 1000, 2000])
    expect(requests).toHaveLength(4)
  })

  test('waits for eight seconds at most', async () => {
    const { fetch } = scriptedFetch(...Array.from({ length: 8 }, () => lost))
    const { sleep, waits } = instantSleep()
    const client = createClient({ baseUrl, fetch, sleep, maxRetries: 7 })
    await expect(client.GET('/api/v2/sessions')).rejects.toThrow(NetworkError)
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 8000, 8000])
  })

  test('fails at once when it is told to wait for longer than two minutes', async () => {
    const { client, waits } = clientOf(failing(429, { 'Retry-After': '468' }))
    await expect(client.GET('/api/v2/sessions')).rejects.toMatchObject({ retryAfter: 468 })
    expect(waits).toEqual([])
  })

  test('fails at once with maxRetries 0', async () => {
    const { fetch, requests } = scriptedFetch(failing(429, { 'Retry-After': '1' }))
    const client = createClient({ baseUrl, fetch, maxRetries: 0 })
    await expect(client.GET('/api/v2/sessions')).rejects.toThrow(RateLimitError)
    expect(requests).toHaveLength(1)
  })

  test.each([400, 401, 403, 404, 409, 422])('fails at once with %i', async (status) => {
    const { client, requests } = clientOf(failing(status))
    await expect(client.GET('/api/v2/sessions')).rejects.toMatchObject({ status })
    expect(requests).toHaveLength(1)
  })
})

describe('the method decides', () => {
  const key = { 'Idempotency-Key': 'ticket-for-order-871' }
  const table = [
    { given: 'GET after a failure', method: 'GET', answer: () => failing(500), isRepeated: true },
    { given: 'DELETE after a failure', method: 'DELETE', answer: () => failing(500), isRepeated: true },
    { given: 'DELETE without an answer', method: 'DELETE', answer: () => lost, isRepeated: true },
    { given: 'POST after a failure', method: 'POST', answer: () => failing(500), isRepeated: false },
    { given: 'POST without an answer', method: 'POST', answer: () => lost, isRepeated: false },
    { given: 'POST with a key without an answer', method: 'POST', headers: key, answer: () => lost, isRepeated: true },
    { given: 'POST after 503 without a time', method: 'POST', answer: () => failing(503), isRepeated: false },
    { given: 'POST after 503', method: 'POST', answer: () => failing(503, { 'Retry-After': '1' }), isRepeated: true },
    { given: 'POST after 429', method: 'POST', answer: () => failing(429), isRepeated: true },
    { given: 'PUT, which may add a comment, without an answer', method: 'PUT', answer: () => lost, isRepeated: false },
    { given: 'PATCH after a failure', method: 'PATCH', answer: () => failing(500), isRepeated: false },
    { given: 'PUT after 429', method: 'PUT', answer: () => failing(429), isRepeated: true },
  ]
  test.each(table)('$given: sent again $isRepeated', async ({ method, headers = {}, answer, isRepeated }) => {
    const { fetch, requests } = scriptedFetch(answer(), done())
    const transport = { fetch, maxRetries: 3, sleep: instantSleep().sleep }
    const request = new Request(`${baseUrl}/api/v2/tickets`, { method, headers })
    await exchange(transport, request, 'json').catch(() => undefined)
    expect(requests).toHaveLength(isRepeated ? 2 : 1)
  })

  test('a request that is sent again has its body again', async () => {
    const { fetch, requests } = scriptedFetch(failing(429), done())
    const request = new Request(`${baseUrl}/api/v2/tickets`, { method: 'POST', body: '{"ticket":{}}' })
    await exchange({ fetch, maxRetries: 3, sleep: instantSleep().sleep }, request, 'json')
    expect(await Promise.all(requests.map((sent) => sent.text()))).toEqual(['{"ticket":{}}', '{"ticket":{}}'])
  })
})

describe('an abort', () => {
  test('ends the waiting, and nothing is sent any more', async () => {
    const abort = new AbortController()
    const { fetch, requests } = scriptedFetch(failing(429, { 'Retry-After': '60' }), done())
    const sleep = async () => abort.abort('no longer wanted')
    const client = createClient({ baseUrl, fetch, sleep })
    await expect(client.GET('/api/v2/sessions', { signal: abort.signal })).rejects.toBe('no longer wanted')
    expect(requests).toHaveLength(1)
  })

  test('ends also the waiting that is for real', async () => {
    const abort = new AbortController()
    const fetch = async () => {
      queueMicrotask(() => setImmediate(() => abort.abort('no longer wanted')))
      return failing(429, { 'Retry-After': '60' })
    }
    const call = createClient({ baseUrl, fetch }).GET('/api/v2/sessions', { signal: abort.signal })
    await expect(call).rejects.toBe('no longer wanted')
  })

  test('that came before keeps the waiting from beginning', async () => {
    await expect(sleep(60_000, AbortSignal.abort('too late'))).rejects.toBe('too late')
  })
})

test('waiting for real ends by itself too', async () => {
  await expect(sleep(0, new AbortController().signal)).resolves.toBeUndefined()
})
