import { describe, expect, test } from 'vitest'
import type { Delivery, DeliveryAnswer } from '../../delivery/delivery.ts'
import { testDesk } from '../../testing.ts'

const given = {
  name: 'Warehouse',
  endpoint: 'https://warehouse.test/hook',
  http_method: 'POST',
  request_format: 'json',
  status: 'active',
  subscriptions: ['conditional_ticket_events'],
}

/** A desk whose calls come to a list, each answered in turn. */
function desk(...answers: (Partial<DeliveryAnswer> | Error)[]) {
  const calls: Delivery[] = []
  const deliver = async (delivery: Delivery): Promise<DeliveryAnswer> => {
    calls.push(delivery)
    const answer = answers.shift() ?? {}
    if (answer instanceof Error) throw answer
    return { status: 200, headers: {}, body: 'ok', ...answer }
  }
  const { call, fakedesk, ...rest } = testDesk({ deliver })
  const create = (webhook: object = {}) => call('admin', 'POST', '/webhooks', { webhook: { ...given, ...webhook } })
  const make = async (webhook: object = {}) => (await create(webhook)).body.webhook
  const open = async (ticket: object = {}) => {
    const body = {
      subject: 'Kettle',
      comment: { body: 'It leaks' },
      requester_id: rest.person('endUser').id,
      ...ticket,
    }
    return (await call('agent', 'POST', '/tickets', { ticket: body })).body.ticket
  }
  /** A trigger that calls the webhook for each new ticket. */
  const trigger = (id: string, text: string) =>
    call('admin', 'POST', '/triggers', {
      trigger: {
        title: 'Tell',
        conditions: { all: [{ field: 'update_type', operator: 'is', value: 'Create' }] },
        actions: [{ field: 'notification_webhook', value: [id, text] }],
      },
    })
  return { call, fakedesk, calls, create, make, open, trigger, ...rest }
}

/** As receivers work it out (docs: Verifying webhooks); a real one does in the tests of the app. */
async function hmac(secret: string, text: string): Promise<string> {
  const [key, bytes] = [new TextEncoder().encode(secret), new TextEncoder().encode(text)]
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  return btoa(String.fromCharCode(...new Uint8Array(await crypto.subtle.sign('HMAC', imported, bytes))))
}

describe('webhooks', () => {
  test('come back as sent, with a ULID and nanoseconds, and without secrets', async () => {
    const { create, call, person } = desk()
    const authentication = { type: 'basic_auth', data: { username: 'me', password: 'hush' }, add_position: 'header' }
    const { status, body } = await create({ authentication, custom_headers: { 'X-Own': 'a' } })
    expect(status).toBe(201)
    expect(body.webhook).toEqual({
      id: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      ...given,
      authentication: { type: 'basic_auth', data: { username: 'me' }, add_position: 'header' },
      custom_headers: { 'X-Own': 'a' },
      external_source: null,
      created_at: expect.stringMatching(/^2026-03-14T09:00:00\.\d{9}Z$/),
      created_by: String(person('admin').id),
    })
    const path = `/webhooks/${body.webhook.id}`
    expect((await call('admin', 'PATCH', path, { webhook: { status: 'inactive' } })).status).toBe(204)
    const { subscriptions: _, ...others } = given
    expect((await call('admin', 'PUT', path, { webhook: { ...others, name: 'Other' } })).status).toBe(204)
    expect((await call('admin', 'GET', path)).body.webhook).toMatchObject({
      name: 'Other',
      status: 'active',
      subscriptions: [],
      authentication: { data: { username: 'me' } },
      updated_by: String(person('admin').id),
    })
    expect((await call('agent', 'GET', path)).status).toBe(403)
    expect((await call('admin', 'DELETE', path)).status).toBe(204)
    expect((await call('admin', 'GET', path)).status).toBe(404)
  })

  test.each([
    [{ name: '' }],
    [{ endpoint: 'warehouse' }],
    [{ subscriptions: ['zen:event-type:ticket.sneezed'] }],
    [{ subscriptions: ['conditional_ticket_events', 'zen:event-type:ticket.created'] }],
    [{ subscriptions: ['zen:event-type:ticket.created'], http_method: 'GET' }],
    [{ endpoint: 'http://warehouse.test', custom_headers: { 'X-Own': 'a' } }],
  ])('%j is refused', async (webhook) => {
    const { status, body } = await desk().create(webhook)
    expect([status, body.errors[0].code]).toEqual([400, 'InvalidWebhook'])
  })

  test('are listed, found by name and status, and cloned without their secrets', async () => {
    const { make, call } = desk()
    const first = await make({ authentication: { type: 'bearer_token', data: { token: 'hush' } } })
    await make({ name: 'Shop', status: 'inactive' })
    const names = async (query: string) =>
      (await call('admin', 'GET', `/webhooks${query}`)).body.webhooks.map(({ name }: { name: string }) => name)
    expect(await names('?sort=-name')).toEqual(['Warehouse', 'Shop'])
    expect(await names('?filter[status]=inactive')).toEqual(['Shop'])
    expect(await names('?filter[name_contains]=ware')).toEqual(['Warehouse'])
    const { body } = await call('admin', 'POST', `/webhooks?clone_webhook_id=${first.id}`)
    expect(body.webhook).toMatchObject({ endpoint: first.endpoint, subscriptions: first.subscriptions })
    expect(body.webhook).not.toHaveProperty('authentication')
  })

  test('have a secret that can be read right after creation, and changed', async () => {
    const { make, call } = desk()
    const path = `/webhooks/${(await make()).id}/signing_secret`
    const { signing_secret } = (await call('admin', 'GET', path)).body
    expect(signing_secret).toEqual({ algorithm: 'SHA256', secret: expect.any(String) })
    const changed = await call('admin', 'POST', path)
    expect([changed.status, changed.body.signing_secret.secret === signing_secret.secret]).toEqual([201, false])
  })
})

describe('a call by a rule', () => {
  test('is signed, and looked at afterwards with its tries', async () => {
    const { make, trigger, open, calls, call, fakedesk, account } = desk()
    const webhook = await make({ authentication: { type: 'api_key', data: { name: 'X-Key', value: 'hush' } } })
    const { secret } = (await call('admin', 'GET', `/webhooks/${webhook.id}/signing_secret`)).body.signing_secret
    await trigger(webhook.id, '{"id": {{ticket.id}}, "title": "{{ticket.title}}"}')
    const ticket = await open()
    await fakedesk.deliverDue()
    const [delivery] = calls
    expect(delivery).toMatchObject({
      method: 'POST',
      url: given.endpoint,
      body: `{"id": ${ticket.id}, "title": "Kettle"}`,
    })
    const headers = delivery?.headers ?? {}
    expect(headers).toMatchObject({
      'Content-Type': 'application/json; charset=utf-8',
      'User-Agent': 'Zendesk Webhook',
      'X-Key': 'hush',
      'X-Zendesk-Account-Id': String(account.id),
      'X-Zendesk-Webhook-Id': webhook.id,
      'X-Zendesk-Webhook-Signature-Timestamp': '2026-03-14T09:00:00Z',
    })
    const signed = `${headers['X-Zendesk-Webhook-Signature-Timestamp']}${delivery?.body}`
    expect(headers['X-Zendesk-Webhook-Signature']).toBe(await hmac(secret, signed))
    const { invocations } = (await call('admin', 'GET', `/webhooks/${webhook.id}/invocations`)).body
    expect(invocations).toMatchObject([
      { id: headers['X-Zendesk-Webhook-Invocation-Id'], status: 'success', status_code: 200 },
    ])
    const { attempts } = (
      await call('admin', 'GET', `/webhooks/${webhook.id}/invocations/${invocations[0].id}/attempts`)
    ).body
    expect(attempts).toMatchObject([
      {
        invocation_id: invocations[0].id,
        status: 'success',
        request: { payload: delivery?.body },
        response: { payload: 'ok' },
      },
    ])
    expect(fakedesk.deliveries()).toMatchObject([
      { webhook_id: webhook.id, status: 'success', payload: delivery?.body },
    ])
  })

  test.each([
    ['a time-out', Object.assign(new Error('late'), { name: 'TimeoutError' }), 6],
    ['a conflict', { status: 409 }, 4],
    ['who asks for patience', { status: 429, headers: { 'Retry-After': '5' } }, 2],
    ['who asks for too much', { status: 503, headers: { 'Retry-After': '600' } }, 1],
    ['an error', { status: 500 }, 1],
    ['nobody there', new Error('refused'), 1],
  ])('is tried again after %s as long as the service does', async (_, answer, tries) => {
    const repeated = tries === 2 ? [answer] : Array.from({ length: 10 }, () => answer)
    const { make, trigger, open, calls, fakedesk, account } = desk(...repeated)
    await trigger((await make()).id, 'Hello')
    await open()
    for (let round = 0; round < 10; round++) {
      await fakedesk.deliverDue()
      account.clock.advance(10_000)
    }
    expect(calls).toHaveLength(tries)
  })

  test('is held where nobody delivers, and answered here for hosts of examples', async () => {
    const { call, fakedesk, person } = testDesk()
    const make = async (endpoint: string) =>
      (await call('admin', 'POST', '/webhooks', { webhook: { ...given, endpoint } })).body.webhook.id
    const [held, example] = [await make('https://warehouse.test'), await make('https://hooks.example.com/a')]
    for (const id of [held, example]) {
      await call('admin', 'POST', '/triggers', {
        trigger: {
          title: id,
          conditions: { all: [{ field: 'update_type', operator: 'is', value: 'Create' }] },
          actions: [{ field: 'notification_webhook', value: [id, 'Hi'] }],
        },
      })
    }
    await call('agent', 'POST', '/tickets', {
      ticket: { subject: 'A', comment: { body: 'B' }, requester_id: person('endUser').id },
    })
    expect(fakedesk.deliveries().map(({ status }) => status)).toEqual(['pending', 'pending'])
    await fakedesk.deliverDue()
    expect(
      fakedesk
        .deliveries()
        .map(({ webhook_id, status }) => [webhook_id === held, status])
        .toSorted(),
    ).toEqual([
      [false, 'success'],
      [true, 'failed'],
    ])
  })
})

test('an event comes to who subscribes to it, as documented', async () => {
  const { make, open, call, calls, fakedesk, account, person } = desk()
  await make({ subscriptions: ['zen:event-type:ticket.status_changed', 'zen:event-type:ticket.comment_added'] })
  const ticket = await open()
  await call('agent', 'PUT', `/tickets/${ticket.id}`, {
    ticket: { status: 'pending', comment: { body: 'Which one?', public: false } },
  })
  await fakedesk.deliverDue()
  const events = calls.map(({ body }) => JSON.parse(body ?? ''))
  expect(events.map(({ type }) => type)).toEqual([
    'zen:event-type:ticket.comment_added',
    'zen:event-type:ticket.status_changed',
    'zen:event-type:ticket.comment_added',
  ])
  expect(events[1]).toMatchObject({
    account_id: account.id,
    id: expect.stringMatching(/^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/),
    subject: `zen:ticket:${ticket.id}`,
    zendesk_event_version: '2022-11-06',
    detail: {
      id: String(ticket.id),
      status: 'PENDING',
      assignee_id: '0',
      requester_id: String(person('endUser').id),
      actor_id: String(person('agent').id),
    },
    event: { current: 'PENDING', previous: 'NEW', meta: { sequence: { position: 1, total: 3 } } },
  })
  expect(events[2].event.comment).toMatchObject({ body: 'Which one?', is_public: false, author: { is_staff: true } })
})

test('a test waits for the answer, whatever it is, and signs with the secret of tests', async () => {
  const { call, calls } = desk({ status: 418, body: 'teapot', headers: { 'x-a': 'b' } }, new Error('refused'))
  const request = {
    endpoint: 'https://warehouse.test/try',
    http_method: 'POST',
    request_format: 'json',
    payload: '{"a":1}',
  }
  const { status, body } = await call('admin', 'POST', '/webhooks/test', { request })
  expect([status, body.response]).toEqual([
    200,
    { status: '418', status_code: 418, headers: [{ key: 'x-a', value: 'b' }], payload: 'teapot' },
  ])
  const headers = calls[0]?.headers ?? {}
  const secret = 'dGhpc19zZWNyZXRfaXNfZm9yX3Rlc3Rpbmdfb25seQ=='
  expect(headers['X-Zendesk-Webhook-Signature']).toBe(
    await hmac(secret, `${headers['X-Zendesk-Webhook-Signature-Timestamp']}{"a":1}`),
  )
  expect((await call('admin', 'POST', '/webhooks/test', { request })).body.response.status_code).toBe(502)
})
