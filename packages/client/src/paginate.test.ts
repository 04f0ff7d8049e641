import { describe, expect, test } from 'vitest'
import { baseUrl, gathered, scriptedFetch } from '../test/scripted-fetch.ts'
import { createClient } from './index.ts'
import { nextAddress } from './next-address.ts'
import { recordsOf } from './records.ts'

const credentials = { accessToken: 'abc' }
const session = (id: number) => ({ id })
const cursorPage = (ids: readonly number[], hasMore: boolean, origin = baseUrl) => ({
  sessions: ids.map(session),
  meta: { has_more: hasMore, after_cursor: 'after', before_cursor: 'before' },
  // Given on the last page too.
  links: {
    next: `${origin}/api/v2/sessions.json?page%5Bafter%5D=${ids.at(-1)}&page%5Bsize%5D=2`,
    prev: `${origin}/prev`,
  },
})
const offsetPage = (ids: readonly number[], nextPage: string | null) => ({
  sessions: ids.map(session),
  next_page: nextPage,
  previous_page: null,
  count: 3,
})

function clientOf(...pages: readonly object[]) {
  const { fetch, requests } = scriptedFetch(...pages.map((page) => Response.json(page)))
  return { client: createClient({ baseUrl, credentials, fetch }), requests }
}

describe('records are walked page by page', () => {
  test('by cursor, until has_more is false although a link is there', async () => {
    const { client, requests } = clientOf(cursorPage([1, 2], true), cursorPage([3], false))
    const ids: number[] = []
    for await (const { id } of client.paginate('/api/v2/sessions', { params: { query: { 'page[size]': 2 } } })) {
      ids.push(id)
    }
    expect(ids).toEqual([1, 2, 3])
    expect(requests.map(({ url }) => url)).toEqual([
      `${baseUrl}/api/v2/sessions?page[size]=2`,
      `${baseUrl}/api/v2/sessions.json?page%5Bafter%5D=2&page%5Bsize%5D=2`,
    ])
  })

  test('by offset, until next_page is null', async () => {
    const { client, requests } = clientOf(
      offsetPage([1, 2], `${baseUrl}/api/v2/sessions.json?page=2&per_page=2`),
      offsetPage([3], null),
    )
    const records = await gathered(client.paginate('/api/v2/sessions', { params: { query: { per_page: 2 } } }))
    expect(records).toEqual([session(1), session(2), session(3)])
    expect(requests[1]?.url).toBe(`${baseUrl}/api/v2/sessions.json?page=2&per_page=2`)
  })

  test('in one page where the list knows no pages', async () => {
    const { client } = clientOf({ sessions: [session(1)] })
    expect(await gathered(client.paginate('/api/v2/sessions'))).toEqual([session(1)])
  })

  test('and no page is asked for before it is needed', async () => {
    const { client, requests } = clientOf(cursorPage([1, 2], true))
    for await (const { id } of client.paginate('/api/v2/sessions')) if (id === 2) break
    expect(requests).toHaveLength(1)
  })

  test('with the same headers and signal on each page', async () => {
    const { client, requests } = clientOf(cursorPage([1], true), cursorPage([2], false))
    await gathered(client.paginate('/api/v2/sessions', { headers: { 'X-On-Behalf-Of': 'a@acme.test' } }))
    expect(requests.map(({ headers }) => headers.get('X-On-Behalf-Of'))).toEqual(['a@acme.test', 'a@acme.test'])
  })

  test('pages come whole', async () => {
    const pages = [cursorPage([1, 2], true), cursorPage([3], false)]
    const { client } = clientOf(...pages)
    expect(await gathered(client.pages('/api/v2/sessions'))).toEqual(pages)
  })
})

describe('credentials and headers of a link', () => {
  const walk = async (origin: string) => {
    const { client, requests } = clientOf(cursorPage([1], true, origin), cursorPage([2], false, origin))
    await gathered(client.paginate('/api/v2/sessions', { headers: { Cookie: 'secret' } }))
    return requests[1]
  }

  test('go along to the same origin', async () => {
    const request = await walk(`${baseUrl}:443`)
    expect(request?.headers.get('Authorization')).toBe('Bearer abc')
    expect(request?.headers.get('Cookie')).toBe('secret')
  })

  test.each(['https://support.acme.test', 'http://acme.zendesk.com', 'https://acme.zendesk.com:8443'])(
    'stay away from another: %s',
    async (origin) => {
      const request = await walk(origin)
      expect(request?.url).toContain(origin)
      expect([...(request?.headers ?? [])]).toEqual([['accept', 'application/json']])
    },
  )
})

describe('the next page', () => {
  const at = (path: string) => `${baseUrl}/api/v2/${path}`
  const meta = { has_more: true, after_cursor: 'a+b=', before_cursor: 'b' }
  const exported = { end_time: 2, count: 1 }
  test.each([
    ['an empty cursor page', 'tickets', { meta: { has_more: false }, links: { next: null, prev: null } }, undefined],
    [
      'a cursor page without links',
      'webhooks?page[size]=1',
      { meta },
      'webhooks?page%5Bsize%5D=1&page%5Bafter%5D=a%2Bb%3D',
    ],
    ['a relative link', 'webhooks', { meta, links: { next: '/api/v2/webhooks?page=x' } }, 'webhooks?page=x'],
    ['a cursor page backwards', 'tickets?page[before]=x', { meta, links: { next: at('n'), prev: at('p') } }, 'p'],
    ['a cursor page backwards without links', 'tickets?page[before]=x', { meta }, 'tickets?page%5Bbefore%5D=b'],
    [
      'an export by time',
      'incremental/tickets?start_time=1',
      { ...exported, end_of_stream: false, next_page: at('incremental/tickets?start_time=2') },
      'incremental/tickets?start_time=2',
    ],
    [
      'the end of an export by time, which links to the next run',
      'incremental/tickets?start_time=1',
      { ...exported, end_of_stream: true, next_page: at('incremental/tickets?start_time=2') },
      undefined,
    ],
    ['an export by cursor', 'c', { end_of_stream: false, after_url: at('c?cursor=x'), before_url: null }, 'c?cursor=x'],
    ['the end of an export by cursor', 'c', { end_of_stream: true, after_url: at('c?cursor=x') }, undefined],
    ['an export that never says that it ends', 'r', { ...exported, next_page: at('r?cursor=x') }, 'r?cursor=x'],
    ['the end of such an export', 'r', { end_time: 2, count: 0, next_page: at('r?cursor=x') }, undefined],
    ['a page that leads to itself', 'r?cursor=x', { ...exported, next_page: at('r?cursor=x') }, undefined],
    ['no page at all', 'r', undefined, undefined],
  ])('of %s', (_, address, page, want) => {
    expect(nextAddress(page, new URL(at(address)))?.href).toBe(want && at(want))
  })

  test('that is promised and not to be found is an error', () => {
    const page = { meta: { has_more: true } }
    expect(() => nextAddress(page, new URL(at('webhooks')))).toThrow('neither a link nor a cursor')
  })
})

describe('the records of a page', () => {
  const users = [{ id: 1 }]
  const tickets = [{ id: 2 }]
  test.each([
    ['are its only array', '/api/v2/search', '', { results: tickets, count: 1 }],
    ['are not what was side-loaded', '/api/v2/problems', 'users, groups', { tickets, users, groups: [] }],
    ['are not what was side-loaded below', '/api/v2/search', 'tickets(users)', { results: tickets, users }],
    ['are what the path ends with', '/api/v2/users/{user_id}/tickets/requested', '', { users, tickets }],
    ['are the only array though its name was side-loaded', '/api/v2/search', 'results', { results: tickets }],
  ])('%s', (_, path, include, page) => {
    expect(recordsOf(page, { path, include, records: undefined })).toBe(tickets)
  })

  test('are the array that is named', () => {
    const page = { columns: [], rows: tickets }
    expect(recordsOf(page, { path: '/api/v2/views/{view_id}/execute', include: '', records: 'rows' })).toBe(tickets)
  })

  test.each([
    [{ columns: [], rows: [] }, 'the arrays columns, rows: name the one'],
    [{ count: 1 }, 'no array'],
    [undefined, 'no array'],
  ])('are asked for where they are in doubt: %j', (page, want) => {
    const listing = { path: '/api/v2/views/{view_id}/execute', include: '', records: undefined }
    expect(() => recordsOf(page, listing)).toThrow(want)
  })
})
