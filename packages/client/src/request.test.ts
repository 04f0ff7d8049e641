import { expect, test, vi } from 'vitest'
import { baseUrl, emptyPage, scriptedFetch } from '../test/scripted-fetch.ts'
import { createClient } from './index.ts'
import { addressOf, payloadOf } from './request.ts'

test('parameters fill the path and the query', async () => {
  const { fetch, requests } = scriptedFetch(Response.json(emptyPage))
  await createClient({ baseUrl, fetch }).GET('/api/v2/users/{user_id}/sessions', {
    params: { path: { user_id: 35436 }, query: { 'page[size]': 2, 'page[after]': 'eyJv+/=' } },
  })
  expect(requests[0]?.method).toBe('GET')
  expect(requests[0]?.url).toBe(`${baseUrl}/api/v2/users/35436/sessions?page[size]=2&page[after]=eyJv%2B%2F%3D`)
})

test.each([
  [{ ids: [1, 2, 3] }, '?ids=1,2,3'],
  [{ filter: { type: 'ticket' } }, '?filter[type]=ticket'],
  [{ query: 'type:ticket "rear hub"' }, '?query=type%3Aticket%20%22rear%20hub%22'],
  [{ active: true, sort: undefined }, '?active=true'],
])('the query %j is written as %s', (query, want) => {
  expect(addressOf(baseUrl, '/api/v2/tickets', { query }).search).toBe(want)
})

test.each([
  ['an object', { ticket: { subject: 'hub' } }, '{"ticket":{"subject":"hub"}}', 'application/json'],
  ['a list', [1, 2], '[1,2]', 'application/json'],
])('%s is sent as JSON', (_, body, want, type) => {
  expect(payloadOf(body)).toEqual({ body: want, headers: { 'Content-Type': type } })
})

test.each([['text'], [new Uint8Array([1])], [new Blob(['a'])], [new FormData()], [new URLSearchParams('a=b')]])(
  '%o is sent as it is',
  (body) => {
    expect(payloadOf(body)).toEqual({ body })
  },
)

test('headers of the call go before those of the client, and both before JSON being accepted', async () => {
  const { fetch, requests } = scriptedFetch(Response.json(emptyPage), Response.json(emptyPage))
  const client = createClient({ baseUrl, fetch, headers: { 'X-On-Behalf-Of': 'a@acme.test', 'User-Agent': 'shop/1' } })
  await client.GET('/api/v2/sessions')
  await client.GET('/api/v2/sessions', { headers: { 'x-on-behalf-of': 'b@acme.test', Accept: 'text/csv' } })
  const [first, second] = requests
  expect(first?.headers.get('Accept')).toBe('application/json')
  expect(first?.headers.get('X-On-Behalf-Of')).toBe('a@acme.test')
  expect(second?.headers.get('X-On-Behalf-Of')).toBe('b@acme.test')
  expect(second?.headers.get('Accept')).toBe('text/csv')
  expect(second?.headers.get('User-Agent')).toBe('shop/1')
})

test('a success without content has no data', async () => {
  const { fetch } = scriptedFetch(new Response(null, { status: 204 }), new Response('', { status: 200 }))
  const client = createClient({ baseUrl, fetch })
  const { data, response } = await client.DELETE('/api/v2/users/me/logout')
  expect(data).toBeUndefined()
  expect(response.status).toBe(204)
  await expect(client.GET('/api/v2/sessions')).resolves.toHaveProperty('data', undefined)
})

test('plain text is JSON where it can be, and else text', async () => {
  const { fetch } = scriptedFetch(
    new Response('{"upload":{"token":"abc"}}'),
    new Response('-----BEGIN PUBLIC KEY-----'),
  )
  const client = createClient({ baseUrl, fetch })
  const { data } = await client.POST('/api/v2/uploads', {
    params: { query: { filename: 'hub.jpg' } },
    body: new Uint8Array([1, 2, 3]),
    headers: { 'Content-Type': 'image/jpeg' },
  })
  expect(data).toEqual({ upload: { token: 'abc' } })
  const key = await client.GET('/api/v2/apps/{app_id}/public_key', { params: { path: { app_id: 1 } } })
  expect(key.data).toBe('-----BEGIN PUBLIC KEY-----')
})

test('parseAs reads the body of a success as something else than JSON', async () => {
  const { fetch } = scriptedFetch(new Response('id;name'), new Response('id;name'), new Response('id;name'))
  const client = createClient({ baseUrl, fetch })
  const { data: text } = await client.GET('/api/v2/sessions', { parseAs: 'text' })
  const { data: buffer } = await client.GET('/api/v2/sessions', { parseAs: 'arrayBuffer' })
  const { data: stream } = await client.GET('/api/v2/sessions', { parseAs: 'stream' })
  expect(text).toBe('id;name')
  expect(buffer.byteLength).toBe(7)
  expect(await new Response(stream).text()).toBe('id;name')
})

test('the global fetch is the one of the moment, so that what stands in for it may come later', async () => {
  const client = createClient({ baseUrl })
  const { fetch, requests } = scriptedFetch(Response.json(emptyPage))
  vi.stubGlobal('fetch', fetch)
  await client.GET('/api/v2/sessions').finally(() => vi.unstubAllGlobals())
  expect(requests).toHaveLength(1)
})
