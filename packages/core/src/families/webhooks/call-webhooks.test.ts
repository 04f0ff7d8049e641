import { expect, test } from 'vitest'
import type { DeliveryRequest } from '../../delivery/policy.ts'
import { testDesk } from '../../testing.ts'

/** A desk whose calls come to a list. */
function desk() {
  const calls: DeliveryRequest[] = []
  const deliver = async (request: DeliveryRequest) => {
    calls.push(request)
    return { status: 200, headers: {}, body: 'ok' }
  }
  const { call, person, ...rest } = testDesk({ webhooks: { deliver } })
  const make = async (...subscriptions: string[]) => {
    const webhook = {
      name: 'Warehouse',
      endpoint: 'https://warehouse.test/hook',
      http_method: 'POST',
      request_format: 'json',
      status: 'active',
      subscriptions,
    }
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

test('an event comes to who subscribes to it, as documented', async () => {
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
