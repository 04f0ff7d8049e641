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
  expect(entry).toMatchObject({ source_label: 'Tickets: Comments public by default', change_description: 'Turned off' })
  const webhook = {
    name: 'Hook',
    endpoint: 'https://hook.example.com',
    http_method: 'POST',
    request_format: 'json',
    status: 'active',
    subscriptions: [],
  }
  const hook = await call('admin', 'POST', '/webhooks', { webhook })
  const authentication = { type: 'bearer_token', data: { token: 'hush' }, add_position: 'header' }
  await call('admin', 'PATCH', `/webhooks/${hook.body.webhook.id}`, { webhook: { authentication } })
  const [changed] = await logs('?filter[source_type]=webhook&filter[action]=update')
  expect(changed).toMatchObject({ source_label: 'Hook', change_description: 'Authentication changed' })
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

test('one export a minute is allowed, and the refusal says so in its own words', async () => {
  const { call } = testDesk({ rateLimit: 700 })
  expect((await call('admin', 'POST', '/audit_logs/export')).status).toBe(202)
  const { status, body } = await call('admin', 'POST', '/audit_logs/export')
  expect([status, body.description]).toEqual([
    429,
    expect.stringMatching(/^Rate limit for Audit log CSV Export exceeded/),
  ])
})

test('people of the team: roles in words, suspensions as a setting, passwords without their values', async () => {
  const { call, logs, person } = desk()
  const { id, name } = person('agent')
  for (const user of [{ suspended: true }, { suspended: false }, { role: 'admin' }]) {
    expect((await call('admin', 'PUT', `/users/${id}`, { user })).status).toBe(200)
  }
  await call('admin', 'PUT', `/users/${person('endUser').id}`, { user: { suspended: true } })
  const told = async (query: string) =>
    (await logs(`?sort=created_at&page[size]=10&${query}`)).map(
      ({ source_label, change_description }: { source_label: string; change_description: string }) =>
        [source_label, change_description].join(' / '),
    )
  const suspension = `Suspension state: ${name}`
  expect(await told('filter[source_type]=user_setting')).toEqual([
    `${suspension} / Suspended`,
    `${suspension} / Unsuspended`,
  ])
  expect(await told(`filter[source_type]=user&filter[source_id]=${id}`)).toEqual([
    `${name} / Role changed from Agent to Administrator`,
  ])
})

test('sign-ins of the team and exports are told, each with the address that it came from', async () => {
  const { send, call, logs, person } = desk()
  const signIn = (email: string) =>
    send('POST', '/access/login', {
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': '203.0.113.7' },
      body: JSON.stringify({ email, password: 'password' }),
    })
  for (const email of ['agent@example.com', 'end.user@example.com']) expect((await signIn(email)).status).toBe(201)
  await call('admin', 'POST', '/audit_logs/export')
  const [exported, login, ...others] = await logs()
  expect(others).toEqual([])
  const { id, name } = person('agent')
  expect(login).toMatchObject({
    action: 'login',
    action_label: 'Signed in',
    actor_id: id,
    source_id: id,
    source_type: 'user',
    source_label: name,
    change_description: 'Successful sign-in using Zendesk password from https://example.zendesk.com/access/login',
    ip_address: '203.0.113.7',
  })
  expect(exported).toMatchObject({ action: 'exported', action_label: 'Exported', ip_address: '127.0.0.1' })
  expect(await logs('?filter[ip_address]=203.0.113.7')).toEqual([login])
  expect(await logs('?filter[action][]=login&filter[action][]=exported')).toHaveLength(2)
})

test('of tickets only their deletion is told; what a job does is done by who began it', async () => {
  const { call, logs, person, finished } = desk()
  const ids: number[] = []
  for (const subject of ['A', 'B']) {
    const ticket = { subject, comment: { body: 'Hm' } }
    ids.push((await call('admin', 'POST', '/tickets', { ticket })).body.ticket.id)
  }
  await call('admin', 'DELETE', `/tickets/${ids[0]}`)
  await finished(await call('admin', 'DELETE', `/tickets/destroy_many?ids=${ids[1]}`))
  const entry = { action: 'destroy', source_type: 'ticket', actor_id: person('admin').id, ip_address: '127.0.0.1' }
  const [second, first] = await logs()
  expect([first, second]).toMatchObject([
    { ...entry, source_id: ids[0], source_label: `Ticket #${ids[0]}: A` },
    { ...entry, source_id: ids[1] },
  ])
})

test('rules, SLA policies, schedules and more are found by the names that clients have for them', async () => {
  const { call, logs } = desk()
  const conditions = { all: [{ field: 'status', operator: 'is', value: 'open' }], any: [] }
  const actions = [{ field: 'priority', value: 'high' }]
  const made = [
    await call('admin', 'POST', '/triggers', { trigger: { title: 'T', conditions, actions } }),
    await call('admin', 'POST', '/business_hours/schedules', { schedule: { name: 'S', time_zone: 'Berlin' } }),
    await call('admin', 'POST', '/custom_roles', { custom_role: { name: 'R', configuration: {} } }),
    await call('admin', 'POST', '/user_fields', { user_field: { key: 'k', type: 'text', title: 'F' } }),
    await call('admin', 'POST', '/organizations', { organization: { name: 'O' } }),
  ]
  expect(made.map(({ status }) => status < 300)).toEqual(made.map(() => true))
  const types = [
    'rule',
    'trigger',
    'zendesk/business_hours/workweek',
    'permission_set',
    'custom_field/field',
    'user_field',
    'organization',
  ]
  const labels = await Promise.all(
    types.map(async (type) =>
      (await logs(`?filter[source_type]=${type}`)).map((entry: { source_label: string }) => entry.source_label),
    ),
  )
  expect(labels.flat()).toEqual(['Trigger: T', 'Trigger: T', 'S', 'R', 'F', 'F', 'O'])
})
