import { type Credentials, createClient } from '@fakedesk/client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type RunningFakedesk, type Served, startFakedesk } from '../src/index.ts'

/** The reference client over a real socket, with Prism as the judge of what it sends and of what comes back. */
describe.each<[string, Credentials]>([
  ['a password', { email: 'admin@example.com', password: 'password' }],
  ['an API token', { email: 'admin@example.com', apiToken: 'token' }],
  ['an OAuth token', { accessToken: 'admin-oauth-token' }],
])('the client, signing with %s', (_, credentials) => {
  const served: Served[] = []
  let running: RunningFakedesk
  beforeAll(async () => {
    running = await startFakedesk({ referee: true, onServed: (request) => served.push(request) })
  })
  afterAll(() => running.close())

  test.each([
    ['cursor', { 'page[size]': 50 }, 3],
    ['offset', { per_page: 100 }, 2],
  ])('walks all sessions by %s pages without a breach', async (__, query, requests) => {
    served.length = 0
    const client = createClient({ baseUrl: running.url, credentials })
    const ids = []
    for await (const { id } of client.paginate('/api/v2/sessions', { params: { query } })) ids.push(id)
    expect(new Set(ids).size).toBe(130)
    expect(served.map(({ status, breaches }) => [status, breaches])).toEqual(Array(requests).fill([200, []]))
  })

  test('shows and deletes a session without a breach', async () => {
    served.length = 0
    const client = createClient({ baseUrl: running.url, credentials })
    const [session] = running.fakedesk.account().sessions.rows
    const path = { user_id: session?.user_id ?? 0, session_id: session?.id ?? 0 }
    const { data } = await client.GET('/api/v2/users/{user_id}/sessions/{session_id}', { params: { path } })
    expect(data?.session.id).toBe(session?.id)
    await client.DELETE('/api/v2/users/{user_id}/sessions/{session_id}', { params: { path } })
    expect(served.map(({ status, breaches }) => [status, breaches])).toEqual([
      [200, []],
      [204, []],
    ])
  })
})
