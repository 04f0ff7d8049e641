import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

function desk() {
  const { call, ...rest } = testDesk()
  const logs = async (query = '') => (await call('admin', 'GET', `/audit_logs${query}`)).body.audit_logs
  const group = async (name: string) => (await call('admin', 'POST', '/groups', { group: { name } })).body.group
  return { call, logs, group, ...rest }
}

test('each change of the set-up leaves an entry: by whom, of what, from what to what', async () => {
  const { call, logs, group, person } = desk()
  const { id } = await group('Night')
  await call('admin', 'PUT', `/groups/${id}`, { group: { name: 'Day', description: 'Early' } })
  await call('admin', 'DELETE', `/groups/${id}`)
  const entries = await logs('?filter[source_type]=group&sort=created_at&page[size]=10')
  expect(entries.map((entry: { action: string }) => entry.action)).toEqual(['create', 'update', 'destroy'])
  expect(entries[1]).toMatchObject({
    action_label: 'Updated',
    actor_id: person('admin').id,
    actor_name: person('admin').name,
    source_id: id,
    source_label: 'Day',
    change_description: 'Name changed from Night to Day\nDescription changed from not set to Early',
    created_at: '2026-03-14T09:00:00Z',
  })
  expect((await call('admin', 'GET', `/audit_logs/${entries[1].id}`)).body.audit_log).toEqual(entries[1])
})

test('tickets, end users and what fails leave none, and what is taken back takes its entries along', async () => {
  const { call, logs, group, account, person } = desk()
  const ticket = { comment: { body: 'Hm' }, requester: { name: 'New', email: 'new@example.org' } }
  expect((await call('agent', 'POST', '/tickets', { ticket })).status).toBe(201)
  expect((await call('admin', 'POST', '/groups', { group: { name: '' } })).status).toBe(422)
  expect(await logs()).toEqual([])
  const before = account.snapshot()
  await group('Night')
  await call('admin', 'PUT', `/users/${person('agent').id}`, { user: { name: 'Ann Other' } })
  expect((await logs()).map((entry: { source_type: string }) => entry.source_type).toSorted()).toEqual([
    'group',
    'user',
  ])
  account.restore(before)
  expect(await logs()).toEqual([])
})

test('secrets are not told, and a setting is', async () => {
  const { call, logs } = desk()
  const client = { name: 'Bridge', identifier: 'bridge', redirect_uri: ['https://bridge.example.com/back'] }
  const path = `/api/v2/oauth/clients/${(await call('admin', 'POST', '/api/v2/oauth/clients', { client })).body.client.id}`
  const { secret } = (await call('admin', 'PUT', `${path}/generate_secret`)).body.client
  await call('admin', 'PUT', path, { client: { name: 'Tunnel' } })
  const told = await logs('?filter[source_type]=oauth_client&sort=created_at&page[size]=10')
  expect(told.map((entry: { change_description: string }) => entry.change_description)).toEqual([
    '',
    'Name changed from Bridge to Tunnel',
  ])
  expect(JSON.stringify(told)).not.toContain(secret)
  await call('admin', 'PUT', '/account/settings', { settings: { tickets: { comments_public_by_default: false } } })
  const [entry] = await logs('?filter[source_type]=account_setting')
  expect(entry.change_description).toBe('Tickets comments public by default changed from true to false')
})

test('entries are narrowed by kind, record, actor, action and time, and paged', async () => {
  const { call, logs, group, account, person } = desk()
  const early = await group('A')
  account.clock.advance(60_000)
  await group('B')
  const labels = async (query: string) =>
    (await logs(`?${query}`)).map((entry: { source_label: string }) => entry.source_label)
  expect(await labels('')).toEqual(['B', 'A'])
  expect(await labels('sort=created_at&page[size]=10')).toEqual(['A', 'B'])
  expect(await labels('sort_by=created_at&sort_order=asc&page=1')).toEqual(['A', 'B'])
  expect(await labels('page[size]=1')).toEqual(['B'])
  expect(await labels(`filter[source_type]=group&filter[source_id]=${early.id}`)).toEqual(['A'])
  expect(await labels(`filter[actor_id]=${person('agent').id}`)).toEqual([])
  expect(await labels('filter[action]=create&filter[source_type]=rule')).toEqual([])
  const within = (from: string, to: string) => labels(`filter[created_at][]=${from}&filter[created_at][]=${to}`)
  expect(await within('2026-03-14T09:00:30Z', '2026-03-14T09:01:00Z')).toEqual(['B'])
  expect(await within('2026-03-14T08:00:00Z', '2026-03-14T09:00:00Z')).toEqual(['A'])
  expect((await call('admin', 'GET', '/audit_logs?filter[created_at]=soon')).status).toBe(400)
  expect((await call('admin', 'GET', `/audit_logs?filter[source_id]=${early.id}`)).status).toBe(400)
  expect((await call('agent', 'GET', '/audit_logs')).status).toBe(403)
})

test('they are mailed as CSV', async () => {
  const { call, group, fakedesk } = desk()
  await group('Night, "late"')
  const { status, body } = await call('admin', 'POST', '/audit_logs/export?filter[source_type]=group')
  expect([status, body]).toEqual([202, null])
  const [mail] = fakedesk.outbox().filter(({ occasion }) => occasion === 'audit_log_export')
  expect(mail?.text.split('\r\n')[1]).toContain(',group,"Night, ""late""",Created,')
})
