import { expect, test } from 'vitest'
import { day } from '../../account/days-ago.ts'
import { createFakedesk } from '../../fakedesk.ts'
import { exchangeOf } from '../../fetch.ts'
import { begin, testDesk } from '../../testing.ts'
import { defaultOAuthTokens } from '../../world.ts'

const authorization = { Authorization: `Basic ${btoa('admin@example.com/token:token')}` }

interface Entry {
  readonly id: string
  readonly url: string
}

function desk() {
  const { call, ...rest } = testDesk()
  const logs = async (query = ''): Promise<readonly Entry[]> =>
    (await call('admin', 'GET', `/access_logs${query}`)).body.access_logs
  const urls = async (query = '') => (await logs(query)).map(({ url }) => url)
  return { call, logs, urls, ...rest }
}

test('each request of an agent is told: when, by whom, from where, of what, and what came of it', async () => {
  const { call, send, logs, person } = desk()
  await send('GET', '/groups.json?page[size]=1', {
    headers: {
      Authorization: `Bearer ${defaultOAuthTokens.agent}`,
      'User-Agent': 'curl/8.7.1',
      Referer: 'https://example.zendesk.com/agent/dashboard',
      'X-Forwarded-For': '203.0.113.7, 10.0.0.1',
    },
  })
  const shown = await call('agent', 'GET', '/tickets/999999999')
  expect(shown.status).toBe(404)
  const group = await call('admin', 'POST', '/groups', { group: { name: 'Ærø' } })
  const [list, show, create] = await logs()
  expect(list).toEqual({
    id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
    timestamp: begin,
    user_id: person('agent').id,
    ip_address: '203.0.113.7',
    method: 'GET',
    url: '/api/v2/groups.json?page[size]=1',
    status: 200,
    authorization_type: 'bearer',
    client: 'curl/8.7.1',
    referer: 'https://example.zendesk.com/agent/dashboard',
    bytes_sent: expect.any(Number),
    category: 'Groups',
    summary: 'List groups',
    graphql: null,
  })
  expect(show).toMatchObject({ status: 404, authorization_type: 'basic', ip_address: '127.0.0.1', referer: null })
  const bytes = new TextEncoder().encode(JSON.stringify(group.body)).length
  expect(create).toMatchObject({ method: 'POST', status: 201, summary: 'Create group', bytes_sent: bytes })
})

test('neither end users nor who is not known are told of, and the log tells of being read', async () => {
  const { call, urls } = desk()
  await call('endUser', 'GET', '/requests')
  await call('nobody', 'GET', '/users/me')
  expect(await urls()).toEqual([])
  expect(await urls()).toEqual(['/api/v2/access_logs'])
})

test('accesses are narrowed by path, user, page, time and place, and come either way round', async () => {
  const { call, send, logs, urls, account, person } = desk()
  await call('agent', 'GET', '/groups.json?page=1')
  account.clock.advance(60_000)
  await call('admin', 'GET', '/groups')
  account.clock.advance(60_000)
  const headers = { Authorization: `Bearer ${defaultOAuthTokens.agent}`, Referer: '/agent/tickets/123' }
  await send('GET', '/users/me', { headers })
  const [first, second, third] = ['/api/v2/groups.json?page=1', '/api/v2/groups', '/api/v2/users/me']
  const ofGroups = 'filter[path]=/api/v2/groups'
  expect(await urls(`?${ofGroups}`)).toEqual([first, second])
  expect(await urls(`?filter[user_id]=${person('agent').id}`)).toEqual([first, third])
  expect(await urls('?filter[browser_url]=/agent/tickets/123')).toEqual([third])
  expect(await urls(`?filter[start]=2026-03-14T09:01:00Z&filter[end]=2026-03-14T09:02:00Z`)).toEqual([second])
  expect(await urls(`?${ofGroups}&sort=-created_at&filter[graphql]=true`)).toEqual([second, first])
  const [early, late] = await logs(`?${ofGroups}`)
  expect(await urls(`?${ofGroups}&filter[after]=${early?.id}`)).toEqual([second])
  expect(await urls(`?${ofGroups}&filter[before]=${late?.id}`)).toEqual([first])
  const { meta, links } = (await call('admin', 'GET', `/access_logs?${ofGroups}&page[size]=1`)).body
  expect(meta.has_more).toBe(true)
  expect((await call('admin', 'GET', links.next)).body.access_logs).toMatchObject([{ url: second }])
  expect(await urls(`?${ofGroups}&filter[after]=${meta.after_cursor}`)).toEqual([second])
  for (const wrong of ['filter[start]=soon', 'filter[after]=x', 'page[size]=2501', 'sort=url']) {
    expect((await call('admin', 'GET', `/access_logs?${wrong}`)).status).toBe(400)
  }
  expect(await urls(`?${ofGroups}`)).toEqual([first, second])
  expect((await call('agent', 'GET', '/access_logs')).status).toBe(403)
})

test('the log forgets what is older than 90 days, and all but the latest ten thousand', async () => {
  const { call, logs, urls, account, fakedesk } = desk()
  await call('agent', 'GET', '/groups')
  await urls()
  account.clock.advance(90 * day)
  expect(await urls()).toContain('/api/v2/groups')
  account.clock.advance(1000)
  expect(await urls()).not.toContain('/api/v2/groups')
  const exchange = exchangeOf(new Request('https://example.zendesk.com', { headers: authorization }))
  for (let asked = 0; asked < 10_001; asked++) {
    await fakedesk.handle({ ...exchange, url: `https://example.zendesk.com/api/v2/users/me?asked=${asked}` })
  }
  const latest = await logs('?sort=-created_at&page[size]=2')
  expect(latest.map(({ url }) => url)).toEqual(['/api/v2/users/me?asked=10000', '/api/v2/users/me?asked=9999'])
  expect(account.accessLogs.size).toBe(10_000)
})

test('it is part of a snapshot, and comes back with it; reading it writes nothing to the account', async () => {
  const { call, urls, account } = desk()
  await call('agent', 'GET', '/groups')
  const snapshot = account.snapshot()
  await call('agent', 'GET', '/brands')
  account.restore(snapshot)
  expect(await urls()).toEqual(['/api/v2/groups'])
  const other = createFakedesk()
  await other.fetch('https://example.zendesk.com/api/v2/access_logs', { headers: authorization })
  expect(other.account().journal.isWritten).toBe(false)
})
