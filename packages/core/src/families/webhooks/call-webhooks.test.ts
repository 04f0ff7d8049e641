import { describe, expect, test } from 'vitest'
import type { DeliveryRequest } from '../../delivery/policy.ts'
import { testDesk } from '../../testing.ts'
import { webhookTo } from './testing.ts'

/** A desk whose calls come to a list. */
function desk() {
  const calls: DeliveryRequest[] = []
  const deliver = async (request: DeliveryRequest) => {
    calls.push(request)
    return { status: 200, headers: {}, body: 'ok' }
  }
  const { call, person, ...rest } = testDesk({ webhooks: { deliver } })
  const make = async (...subscriptions: string[]) => {
    const webhook = webhookTo('https://warehouse.test/hook', ...subscriptions)
    return (await call('admin', 'POST', '/webhooks', { webhook })).body.webhook
  }
  const open = async () => {
    const ticket = { subject: 'Kettle', comment: { body: 'It leaks' }, requester_id: person('endUser').id }
    return (await call('agent', 'POST', '/tickets', { ticket })).body.ticket
  }
  return { call, person, calls, make, open, ...rest }
}

test('a trigger calls the webhook that it names, with its text filled in, and the audit tells of it', async () => {
  const { call, calls, make, open, fakedesk } = desk()
  const { id } = await make('conditional_ticket_events')
  const trigger = {
    title: 'Tell',
    conditions: { all: [{ field: 'update_type', operator: 'is', value: 'Create' }] },
    actions: [{ field: 'notification_webhook', value: [id, '{"id": {{ticket.id}}, "title": "{{ticket.title}}"}'] }],
  }
  expect((await call('admin', 'POST', '/triggers', { trigger })).status).toBe(201)
  const ticket = await open()
  await fakedesk.delivered()
  const body = `{"id": ${ticket.id}, "title": "Kettle"}`
  expect(calls).toMatchObject([{ method: 'POST', url: 'https://warehouse.test/hook', body }])
  expect(fakedesk.deliveries()).toMatchObject([{ webhook_id: id, event_type: null, status: 'success', payload: body }])
  const { audits } = (await call('agent', 'GET', `/tickets/${ticket.id}/audits`)).body
  expect(audits.flatMap(({ events }: { events: object[] }) => events)).toContainEqual(
    expect.objectContaining({ type: 'External', resource: id, body }),
  )
})

describe('a call for a rule', () => {
  /** The call that comes of the action, by a webhook like this. */
  async function called(webhook: object, value: unknown) {
    const { call, calls, make, open, fakedesk } = desk()
    const { id } = await make('conditional_ticket_events')
    expect((await call('admin', 'PATCH', `/webhooks/${id}`, { webhook })).status).toBe(204)
    const actions = [{ field: 'notification_webhook', value: [id, value] }]
    const conditions = { all: [{ field: 'update_type', operator: 'is', value: 'Create' }] }
    const { body } = await call('admin', 'POST', '/triggers', { trigger: { title: 'Tell', conditions, actions } })
    expect(body.trigger.actions).toEqual(actions)
    await open()
    await fakedesk.delivered()
    return calls[0]
  }
  const pairs = [
    ['title', '{{ticket.title}} & more'],
    ['by', 'a b'],
  ]

  test('without a body has its parameters in the address, behind those that stand there', async () => {
    const webhook = { http_method: 'GET', endpoint: 'https://warehouse.test/hook?shop=1' }
    expect(await called(webhook, pairs)).toMatchObject({
      url: 'https://warehouse.test/hook?shop=1&title=Kettle+%26+more&by=a+b',
      body: undefined,
    })
  })

  test('that is a form has them in the body', async () => {
    expect(await called({ request_format: 'form_encoded' }, pairs)).toMatchObject({
      body: 'title=Kettle+%26+more&by=a+b',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded; charset=utf-8' },
    })
  })

  test('without a body leaves a text out', async () => {
    const { url, body } = (await called({ http_method: 'DELETE' }, '{"id": 1}')) ?? {}
    expect([url, body]).toEqual(['https://warehouse.test/hook', undefined])
  })

  test.each([
    ['header', 'https://warehouse.test/hook', 'k&y'],
    ['query_string', 'https://warehouse.test/hook?X-Key=k%26y', undefined],
  ])('carries an API key by its %s', async (add_position, url, header) => {
    const authentication = { type: 'api_key', data: { name: 'X-Key', value: 'k&y' }, add_position }
    const sent = await called({ authentication }, '{}')
    expect([sent?.url, sent?.headers['X-Key']]).toEqual([url, header])
  })

  test('of a webhook that was deleted is none, and the rule stays', async () => {
    const { call, calls, make, open, fakedesk } = desk()
    const { id } = await make('conditional_ticket_events')
    const trigger = {
      title: 'Tell',
      conditions: { all: [{ field: 'update_type', operator: 'is', value: 'Create' }] },
      actions: [{ field: 'notification_webhook', value: [id, '{}'] }],
    }
    const made = (await call('admin', 'POST', '/triggers', { trigger })).body.trigger
    expect((await call('admin', 'DELETE', `/webhooks/${id}`)).status).toBe(204)
    await open()
    await fakedesk.delivered()
    expect(calls).toEqual([])
    expect((await call('admin', 'GET', `/triggers/${made.id}`)).body.trigger).toMatchObject({ active: true })
  })
})

test('the events of a change come in order, as parts of one sequence', async () => {
  const { make, open, call, calls, fakedesk, account, person } = desk()
  await make('zen:event-type:ticket.status_changed', 'zen:event-type:ticket.comment_added')
  const ticket = await open()
  await call('agent', 'PUT', `/tickets/${ticket.id}`, {
    ticket: { status: 'pending', comment: { body: 'Which one?', public: false } },
  })
  await fakedesk.delivered()
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
      assignee_id: null,
      requester_id: String(person('endUser').id),
      actor_id: String(person('agent').id),
    },
    event: { current: 'PENDING', previous: 'NEW', meta: { sequence: { position: 1, total: 3 } } },
  })
  expect(events[2].event.comment).toMatchObject({ body: 'Which one?', is_public: false, author: { is_staff: true } })
})
