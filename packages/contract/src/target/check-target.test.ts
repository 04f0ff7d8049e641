import { describe, expect, test } from 'vitest'
import { type ParcelServer, parcelServer } from '../../test/parcel-server.ts'
import { parcels } from '../../test/parcels.ts'
import { type CheckTargetOptions, checkTarget, type OperationResult } from '../index.ts'

const headers = { authorization: 'Bearer let-me-in' }

function walk({ fetch }: Pick<ParcelServer, 'fetch'>, options: Partial<CheckTargetOptions> = {}) {
  return checkTarget({ baseUrl: 'http://127.0.0.1:4010/', headers, fetch, document: parcels, strict: true, ...options })
}

function outcomes(results: readonly OperationResult[]): Record<string, string> {
  const text = ({ outcome, reason }: OperationResult) => (reason === undefined ? outcome : `${outcome}: ${reason}`)
  return Object.fromEntries(results.map((result) => [result.operation, text(result)]))
}

const whenAt =
  (path: string, answer: () => Response) =>
  (request: Request): Response | undefined =>
    new URL(request.url).pathname === path ? answer() : undefined

describe('on a server that holds to the contract', () => {
  test('calls what only reads, lists first, with ids that it has found', async () => {
    const server = parcelServer()
    const results = await walk(server)
    expect(server.asked).toEqual([
      'GET /parcels',
      'GET /parcels?page[size]=1',
      'GET /parcels?page[size]=1&page[after]=7',
      'GET /parcels?per_page=1',
      'GET /parcels?per_page=1&page=2',
      'GET /parcels/7',
      'GET /parcels/7/scans',
      'GET /parcels/7/scans/none',
      'GET /parcels/search?query=glass',
    ])
    expect(outcomes(results)).toEqual({
      ListParcels: 'passed',
      SearchParcels: 'passed',
      ShowParcel: 'passed',
      ListScans: 'passed: an empty list',
      ShowScan: 'not checked: no record to show',
      CreateParcel: 'skipped: POST changes the account',
      DeleteParcel: 'skipped: DELETE changes the account',
      UploadLabel: 'skipped: POST changes the account',
      RenewLabels: 'skipped: prints all labels anew',
    })
  })

  test('with everything, writes too, and deletes what it has made itself', async () => {
    const server = parcelServer()
    const results = await walk(server, { everything: true })
    expect(server.asked.slice(9)).toEqual(['POST /parcels', 'POST /labels', 'GET /labels/renew', 'DELETE /parcels/9'])
    expect(results.filter(({ outcome }) => outcome !== 'passed').map(({ operation }) => operation)).toEqual([
      'ShowScan',
    ])
  })

  test('reads the lists that chosen operations need, without reporting them', async () => {
    const server = parcelServer()
    const results = await walk(server, { operations: ['Show*'] })
    expect(outcomes(results)).toEqual({ ShowParcel: 'passed', ShowScan: 'not checked: no record to show' })
    expect(server.asked).toEqual([
      'GET /parcels',
      'GET /parcels/7',
      'GET /parcels/7/scans',
      'GET /parcels/7/scans/none',
    ])
  })

  test('tells of each operation at once, and may ask several at a time', async () => {
    const told: OperationResult[] = []
    const counts: number[] = []
    const results = await walk(parcelServer(), {
      concurrency: 3,
      onResult(result, { done, total }) {
        told.push(result)
        counts.push(done, total)
      },
    })
    expect(told).toEqual(results)
    expect(counts.slice(0, 4)).toEqual([1, 9, 2, 9])
    expect(results.filter(({ outcome }) => outcome === 'passed')).toHaveLength(4)
  })
})

describe('on a server that does not', () => {
  test('a breach fails its operation and no other', async () => {
    const results = await walk(parcelServer(whenAt('/parcels/7', () => Response.json({ parcel: { id: '7' } }))))
    const failed = results.filter(({ outcome }) => outcome === 'failed')
    expect(
      failed.map(({ operation, address, reason, status, violations }) => [
        operation,
        address,
        reason,
        status,
        violations.length,
      ]),
    ).toEqual([['ShowParcel', '/parcels/7', '2 breaches', 200, 2]])
  })

  test.each<[string, () => Response, string]>([
    [
      'a documented 403 is not checked',
      () => Response.json({ error: 'no' }, { status: 403 }),
      'not checked: not allowed (403)',
    ],
    ['a 403 of the wrong shape fails', () => Response.json({}, { status: 403 }), 'failed: 1 breach'],
    ['an undocumented status fails', () => Response.json({}, { status: 500 }), 'failed: 1 breach'],
    [
      'a record that the target lists and does not show fails',
      () => Response.json({ error: 'RecordNotFound' }, { status: 404 }),
      'failed: 404 for a record that the target lists',
    ],
    [
      'an address that is not served fails',
      () => Response.json({ error: 'InvalidEndpoint' }, { status: 404 }),
      'failed: the target does not serve this address',
    ],
  ])('%s', async (_, answer, want) => {
    const results = await walk(parcelServer(whenAt('/parcels/7', answer)), { operations: ['ShowParcel'] })
    expect(outcomes(results)).toEqual({ ShowParcel: want })
  })

  test('no answer to one request fails its operation', async () => {
    const server = parcelServer()
    const fetch = (request: Request) =>
      request.url.endsWith('/search?query=glass') ? Promise.reject(new TypeError('gone')) : server.fetch(request)
    expect(outcomes(await walk({ fetch }))).toMatchObject({
      SearchParcels: 'failed: no answer: gone',
      ShowParcel: 'passed',
    })
  })
})

describe('a rate limit', () => {
  const busy = (retryAfter: string) =>
    Response.json({ error: 'slow down' }, { status: 429, headers: { 'retry-after': retryAfter } })

  test('is waited for as long as it says', async () => {
    const waits: number[] = []
    let refusals = 2
    const server = parcelServer(
      whenAt('/parcels/7', () => (refusals-- > 0 ? busy('17') : Response.json({ parcel: { id: 7, weight: 1 } }))),
    )
    const wait = async (seconds: number) => void waits.push(seconds)
    expect(outcomes(await walk(server, { operations: ['ShowParcel'], wait }))).toEqual({ ShowParcel: 'passed' })
    expect(waits).toEqual([17, 17])
  })

  test.each([
    ['17', 3],
    ['3600', 0],
  ])('of %s seconds that does not lift is given up after %i waits', async (retryAfter, want) => {
    let waits = 0
    const wait = async () => void waits++
    const results = await walk(parcelServer(whenAt('/parcels/7', () => busy(retryAfter))), {
      operations: ['ShowParcel'],
      wait,
    })
    expect(outcomes(results)).toEqual({ ShowParcel: 'not checked: the rate limit did not lift' })
    expect(waits).toBe(want)
  })
})

describe('cannot be done', () => {
  const unauthorized = () => Response.json({ error: 'no' }, { status: 401, headers: { 'www-authenticate': 'Basic' } })

  test.each<[string, Partial<CheckTargetOptions>, string, string]>([
    [
      'for a target that does not answer',
      { fetch: () => Promise.reject(new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })) },
      'unreachable',
      'No answer from http://127.0.0.1:4010/: connect ECONNREFUSED. Is it running, and is the address right?',
    ],
    [
      'with credentials that are refused',
      { fetch: async () => unauthorized() },
      'unauthorized',
      'http://127.0.0.1:4010/ does not accept these credentials: ListParcels answered 401.',
    ],
    [
      'without credentials',
      { headers: {}, fetch: async () => unauthorized() },
      'unauthorized',
      'http://127.0.0.1:4010/ asks for credentials: ListParcels answered 401.',
    ],
    [
      'for operations that do not exist',
      { operations: ['List*', 'ListLetters'] },
      'unknown-operation',
      'No operation is called ListLetters; use operationIds or List*.',
    ],
  ])('%s', async (_, options, kind, message) => {
    await expect(walk(parcelServer(), options)).rejects.toMatchObject({ name: 'CannotCheckError', kind, message })
  })
})
