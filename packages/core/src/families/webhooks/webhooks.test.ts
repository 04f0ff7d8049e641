import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'
import { ulidForm } from '../../ulid.ts'

const plain = {
  name: 'Warehouse',
  endpoint: 'https://hooks.example.com/a',
  http_method: 'POST',
  request_format: 'json',
  status: 'active',
  subscriptions: ['conditional_ticket_events'],
}

const withHook = async (changes: object = {}) => {
  const desk = testDesk()
  const { body } = await desk.call('admin', 'POST', '/webhooks', { webhook: { ...plain, ...changes } })
  return { ...desk, hook: body.webhook, path: `/webhooks/${body.webhook.id}` }
}

test('a webhook has a ULID and a creation told to the nanosecond, and hides its secrets', async () => {
  const data = { username: 'ana', password: 'hush' }
  const { hook, call, path } = await withHook({ authentication: { type: 'basic_auth', data, add_position: 'header' } })
  expect(hook.id).toMatch(new RegExp(`^${ulidForm}$`))
  expect(hook.created_at).toMatch(/^2026-03-14T09:00:00\.\d{9}Z$/)
  expect(hook.authentication).toEqual({ type: 'basic_auth', data: { username: 'ana' }, add_position: 'header' })
  expect(hook).not.toHaveProperty('signing_secret')
  expect(hook).not.toHaveProperty('updated_at')
  expect((await call('admin', 'GET', path)).body.webhook).toEqual(hook)
})

test('PATCH changes what is named and PUT replaces, both without a body', async () => {
  const { call, path, person } = await withHook({ description: 'Tells', custom_headers: { 'X-Shop': 'a' } })
  expect(await call('admin', 'PATCH', path, { webhook: { status: 'inactive' } })).toMatchObject({
    status: 204,
    body: null,
  })
  expect((await call('admin', 'GET', path)).body.webhook).toMatchObject({
    description: 'Tells',
    custom_headers: { 'X-Shop': 'a' },
    status: 'inactive',
    updated_by: String(person('admin').id),
  })
  expect((await call('admin', 'PUT', path, { webhook: plain })).status).toBe(204)
  const { webhook } = (await call('admin', 'GET', path)).body
  expect(webhook).toMatchObject({ ...plain, description: null })
  expect(webhook).not.toHaveProperty('custom_headers')
})

test.each([
  ['no name', { name: '' }],
  ['no address', { endpoint: 'nowhere' }],
  ['another protocol', { endpoint: 'ftp://hooks.example.com' }],
  ['headers without https', { endpoint: 'http://hooks.example.com', custom_headers: { 'X-A': 'b' } }],
  ['headers that cannot be sent', { custom_headers: { 'X A': 'b' } }],
  ['a type that does not exist', { subscriptions: ['zen:event-type:ticket.sung'] }],
  ['events by GET', { http_method: 'GET', subscriptions: ['zen:event-type:user.created'] }],
  ['events beside rules', { subscriptions: ['conditional_ticket_events', 'zen:event-type:user.created'] }],
  ['a password that is missing', { authentication: { type: 'basic_auth', data: { username: 'a' } } }],
])('a webhook with %s is refused in the form of the newer families', async (_, wrong) => {
  const { call, path } = await withHook()
  const answer = await call('admin', 'POST', '/webhooks', { webhook: { ...plain, ...wrong } })
  expect(answer).toMatchObject({ status: 400, body: { errors: [{ status: '400' }] } })
  expect((await call('admin', 'PATCH', path, { webhook: wrong })).status).toBe(400)
})

test('a webhook for rules stays one, and one for events too', async () => {
  const { call, path } = await withHook()
  const events = { subscriptions: ['zen:event-type:user.created'] }
  expect((await call('admin', 'PATCH', path, { webhook: events })).status).toBe(400)
  expect((await call('admin', 'PUT', path, { webhook: { ...plain, ...events } })).status).toBe(400)
  const { id } = (await call('admin', 'POST', '/webhooks', { webhook: { ...plain, ...events } })).body.webhook
  const more = { subscriptions: [...events.subscriptions, 'zen:event-type:user.deleted'] }
  expect((await call('admin', 'PATCH', `/webhooks/${id}`, { webhook: more })).status).toBe(204)
  expect(
    (await call('admin', 'PATCH', `/webhooks/${id}`, { webhook: { subscriptions: plain.subscriptions } })).status,
  ).toBe(400)
})

test('a clone has an id and a secret of its own, and signs in alike', async () => {
  const authentication = { type: 'bearer_token', data: { token: 't' }, add_position: 'header' }
  const { call, hook, path, account } = await withHook({ authentication })
  const { body } = await call('admin', 'POST', `/webhooks?clone_webhook_id=${hook.id}`)
  expect({ ...body.webhook, id: hook.id, created_at: hook.created_at }).toEqual(hook)
  expect(account.webhooks.find(body.webhook.id).authentication).toEqual(authentication)
  const secretOf = async (at: string) => (await call('admin', 'GET', `${at}/signing_secret`)).body.signing_secret
  expect(await secretOf(`/webhooks/${body.webhook.id}`)).not.toEqual(await secretOf(path))
})

test('a new secret replaces the old one', async () => {
  const { call, path } = await withHook()
  const before = await call('admin', 'GET', `${path}/signing_secret`)
  const reset = await call('admin', 'POST', `${path}/signing_secret`)
  expect(reset.status).toBe(201)
  expect(reset.body).not.toEqual(before.body)
  expect((await call('admin', 'GET', `${path}/signing_secret`)).body).toEqual(reset.body)
})

test('a list is narrowed and sorted, and has cursors only where they lead somewhere', async () => {
  const { call, hook } = await withHook()
  for (const [name, status] of [
    ['Beta', 'inactive'],
    ['alpha', 'active'],
  ]) {
    await call('admin', 'POST', '/webhooks', { webhook: { ...plain, name, status } })
  }
  const namesAt = async (query: string) =>
    (await call('admin', 'GET', `/webhooks${query}`)).body.webhooks.map(({ name }: { name: string }) => name)
  expect(await namesAt('?sort=-name')).toEqual(['Warehouse', 'Beta', 'alpha'])
  expect((await namesAt('?sort=status')).at(-1)).toBe('Beta')
  expect((await namesAt('?sort=-status')).at(0)).toBe('Beta')
  expect(await namesAt('?filter[name_contains]=A&sort=name')).toEqual(['alpha', 'Beta', 'Warehouse'])
  expect(await namesAt('?filter[status]=inactive')).toEqual(['Beta'])
  expect(await namesAt('?filter[status]=active&filter[name_contains]=PH')).toEqual(['alpha'])
  for (const query of ['?sort=endpoint', '?filter[status]=gone', '?page[size]=101']) {
    expect((await call('admin', 'GET', `/webhooks${query}`)).status).toBe(400)
  }
  expect((await call('admin', 'GET', '/webhooks')).body).not.toHaveProperty('links')
  const first = (await call('admin', 'GET', '/webhooks?page[size]=2')).body
  expect(Object.keys(first.meta)).toEqual(['has_more', 'after_cursor'])
  const last = (await call('admin', 'GET', first.links.next)).body
  expect(last).toMatchObject({ webhooks: [{}], meta: { has_more: false, before_cursor: expect.any(String) } })
  expect(Object.keys(last.links)).toEqual(['prev'])
  const keys = ['id', 'name', 'status', 'subscriptions', 'created_at', 'created_by', 'endpoint', 'http_method']
  expect(Object.keys(hook)).toEqual([...keys, 'request_format'])
})

test('answers have the headers of a service of its own: a limit of 100, the next page, and no entity tag', async () => {
  const { call, hook, path } = await withHook()
  await call('admin', 'POST', `/webhooks?clone_webhook_id=${hook.id}`)
  const { headers, body } = await call('admin', 'GET', '/webhooks?page[size]=1')
  expect(Object.fromEntries(headers)).toEqual({
    'content-type': 'application/json',
    link: expect.stringMatching(/^<https:\/\/example\.zendesk\.com:443\/api\/v2\/webhooks\?page\[after\]=/),
    'x-rate-limit': '100',
    'x-rate-limit-remaining': '99',
    'x-request-id': expect.any(String),
    'x-zendesk-api-version': 'v2',
  })
  const [, address = ''] = /<(.*)>; rel="next"/.exec(headers.get('link') ?? '') ?? []
  expect(new URL(address).href).toBe(new URL(body.links.next).href.replaceAll('%5B', '[').replaceAll('%5D', ']'))
  const last = await call('admin', 'GET', body.links.next)
  expect([last.body.meta.has_more, last.headers.get('link')]).toEqual([false, null])
  const missing = await call('admin', 'GET', '/webhooks/01H0000000000000000000000Z')
  expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/json'])
  expect((await call('admin', 'PATCH', path, { webhook: {} })).headers.get('cache-control')).toBeNull()
})

test('a test is sent at once, signed with the fixed secret, and answered with whatever came back', async () => {
  const seen: { url: string; headers: Readonly<Record<string, string>>; body: string | undefined }[] = []
  const { call, account } = testDesk({
    webhooks: {
      async deliver(request) {
        seen.push(request)
        return { status: 418, headers: { 'X-Tea': 'green' }, body: 'short and stout' }
      },
    },
  })
  const request = { endpoint: 'https://tea.test/a', http_method: 'POST', request_format: 'json', payload: '{"a":1}' }
  const { status, headers, body } = await call('admin', 'POST', '/webhooks/test', { request })
  expect(status).toBe(200)
  expect(body.response).toEqual({
    status_code: 418,
    headers: [{ key: 'X-Tea', value: 'green' }],
    payload: 'short and stout',
  })
  expect(seen).toMatchObject([{ url: 'https://tea.test/a', body: '{"a":1}', invocation: undefined }])
  expect(headers.get('x-rate-limit')).toBe('20')
  expect(seen[0]?.headers['X-Zendesk-Webhook-Signature']).toMatch(/^[\w+/]{43}=$/)
  expect(account.webhookInvocations.size).toBe(0)
})
