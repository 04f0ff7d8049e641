import { describe, expect, test } from 'vitest'
import { parcelPage, parcelServer } from '../../test/parcel-server.ts'
import { parcels } from '../../test/parcels.ts'
import { checkTarget } from '../index.ts'

type Body = Readonly<Record<string, unknown>>
const all = [7, 8].map((id) => ({ id, weight: 1 }))

/** The result of the list on a server that answers something else to some of its pages. */
async function listWith(answer: (url: URL, page: ReturnType<typeof parcelPage>) => Body | Response | undefined) {
  const { fetch } = parcelServer((request) => {
    const url = new URL(request.url)
    if (url.pathname !== '/parcels') return undefined
    const changed = answer(url, parcelPage(all, url))
    return changed instanceof Response || changed === undefined ? changed : Response.json(changed)
  })
  const options = { baseUrl: 'http://127.0.0.1:4010', headers: { cookie: 'a=b' }, document: parcels }
  const [result] = await checkTarget({ ...options, fetch, operations: ['ListParcels'] })
  return result
}

const hasCursor = ({ searchParams }: URL) => searchParams.has('page[size]')
const isNumbered = ({ searchParams }: URL) => searchParams.has('per_page')
const isSecond = ({ searchParams }: URL) => searchParams.has('page[after]') || searchParams.has('page')

describe('a list is caught that', () => {
  test.each<[string, Parameters<typeof listWith>[0], string]>([
    [
      'ignores page[size]',
      (url, page) => (hasCursor(url) ? { ...page, parcels: all } : page),
      'GET /parcels?page[size]=1 200: body /parcels must hold no more than 1 record, as page[size] asks, holds 2',
    ],
    [
      'ignores per_page',
      (url, page) => (isNumbered(url) ? { ...page, parcels: all } : page),
      'GET /parcels?per_page=1 200: body /parcels must hold no more than 1 record, as per_page asks, holds 2',
    ],
    [
      'keeps the size on its first page only',
      (url, page) =>
        isNumbered(url) && isSecond(url) ? { ...page, parcels: [8, 9].map((id) => ({ id, weight: 1 })) } : page,
      'GET /parcels?per_page=1 200: body /next_page leads to a page of 2, not of 1',
    ],
    [
      'knows no cursors',
      (_, { parcels: records }) => ({ parcels: records.slice(0, 1), next_page: null, count: 1 }),
      'GET /parcels?page[size]=1 200: body /meta/has_more must say whether there is more',
    ],
    [
      'refuses a cursor page',
      (url, page) =>
        hasCursor(url) ? Response.json({ error: 'no' }, { status: 401, headers: { 'www-authenticate': 'x' } }) : page,
      'GET /parcels?page[size]=1: request query page[size] must be answered with a page, is answered 401',
    ],
    [
      'has more and no link',
      (url, page) => (hasCursor(url) ? { ...page, links: { next: null } } : page),
      'GET /parcels?page[size]=1 200: body /links/next must be the address of the next page, since there is more',
    ],
    [
      'has more and a link that is none',
      (url, page) => (hasCursor(url) ? { ...page, links: { next: 'http://' } } : page),
      'GET /parcels?page[size]=1 200: body /links/next must be the address of the next page, since there is more',
    ],
    [
      'answers the first page again to its cursor',
      (url, page) => (hasCursor(url) ? { ...page, parcels: all.slice(0, 1), meta: { has_more: true } } : page),
      'GET /parcels?page[size]=1 200: body /links/next leads to records of the page before',
    ],
    [
      'answers the first page again to its next_page',
      (url, page) => (isNumbered(url) ? { ...page, parcels: all.slice(0, 1) } : page),
      'GET /parcels?per_page=1 200: body /next_page leads to records of the page before',
    ],
    [
      'leads to nothing',
      (url, page) => (hasCursor(url) && isSecond(url) ? { ...page, parcels: [] } : page),
      'GET /parcels?page[size]=1 200: body /links/next leads to an empty page, though there is more',
    ],
    [
      'leads elsewhere',
      (url, page) => (hasCursor(url) ? { ...page, links: { next: 'http://127.0.0.1:4010/labels/renew' } } : page),
      'GET /labels/renew 204: the status is not declared, only 200, 401',
    ],
    [
      'breaches its schema on a page only',
      (url, page) => (isNumbered(url) && isSecond(url) ? { ...page, parcels: [{ id: 8 }] } : page),
      'GET /parcels 200: body /parcels/0 must have the property weight',
    ],
    [
      'says that the first of its cursor pages is the last',
      (url, page) => (hasCursor(url) ? { ...page, meta: { has_more: false } } : page),
      'GET /parcels?page[size]=1 200: body /meta/has_more must tell of more: there are 2 records',
    ],
    [
      'says that the first of its numbered pages is the last',
      (url, page) => (isNumbered(url) ? { ...page, next_page: null } : page),
      'GET /parcels?per_page=1 200: body /next_page must tell of more: there are 2 records',
    ],
  ])('%s', async (_, answer, message) => {
    const result = await listWith(answer)
    expect([result?.outcome, result?.violations.map((violation) => violation.message)]).toEqual(['failed', [message]])
  })
})

describe('a list is not passed whose pages', () => {
  test('met a rate limit', async () => {
    const busy = () => Response.json({}, { status: 429, headers: { 'retry-after': '3600' } })
    const result = await listWith((url, page) => (hasCursor(url) ? busy() : page))
    expect([result?.outcome, result?.reason]).toEqual(['not checked', 'the rate limit did not lift'])
  })
})

describe('links are followed on the target', () => {
  test.each([
    ['whatever host they name', 'http://elsewhere.example/desk/parcels'],
    ['though they lack the path that it is reached by', 'http://127.0.0.1:4010/parcels'],
    ['relative ones as well', '/desk/parcels'],
  ])('%s', async (_, address) => {
    const asked: string[] = []
    const fetch = async (request: Request) => {
      const url = new URL(request.url)
      asked.push(url.origin + url.pathname)
      const page = parcelPage(all, url)
      const next = `${address}?page[size]=1&page[after]=7`
      return Response.json(hasCursor(url) && !isSecond(url) ? { ...page, links: { next } } : page)
    }
    const document = { ...parcels, paths: { '/parcels': Object(parcels.paths)['/parcels'] } }
    const [result] = await checkTarget({ baseUrl: 'http://127.0.0.1:4010/desk', document, fetch })
    expect(result?.outcome).toBe('passed')
    expect([...new Set(asked)]).toEqual(['http://127.0.0.1:4010/desk/parcels'])
  })
})

describe('what is answered by an example', () => {
  test('of the specification is not checked', async () => {
    const headers = { 'x-fakedesk-answered-by': 'stand-in' }
    const result = await listWith((_, page) => Response.json(page, { headers }))
    expect([result?.outcome, result?.reason]).toEqual(['not checked', "an example of the specification's own"])
  })
})

describe('good credentials', () => {
  const refusal = () => Response.json({ error: 'no' }, { status: 401, headers: { 'www-authenticate': 'Basic' } })
  const walk = (refused: readonly string[]) => {
    const { fetch } = parcelServer((request) =>
      refused.includes(new URL(request.url).pathname) ? refusal() : undefined,
    )
    const options = { baseUrl: 'http://127.0.0.1:4010', headers: { authorization: 'Bearer b' }, document: parcels }
    return checkTarget({ ...options, fetch, operations: ['ListParcels', 'ShowParcel', 'ListScans'] })
  }

  test('fail an operation that refuses them, even the first', async () => {
    const [first, ...others] = await walk(['/parcels'])
    expect([first?.operation, first?.outcome, first?.reason]).toEqual([
      'ListParcels',
      'failed',
      '401 for credentials that the target accepts elsewhere',
    ])
    expect(others.map(({ outcome }) => outcome)).not.toContain('failed')
  })

  test('are not known to be good where everything is refused', async () => {
    await expect(walk(['/parcels', '/parcels/12'])).rejects.toMatchObject({ kind: 'unauthorized' })
  })
})
