import { expect, test } from 'vitest'
import { testDesk } from '../../testing.ts'

const id = '01JPA7Q2M4X8T0W6R9C3VBKZND'
const webhook = {
  id,
  name: 'Warehouse',
  endpoint: 'https://hooks.example.com/a',
  http_method: 'POST',
  request_format: 'json',
  status: 'active',
  subscriptions: ['conditional_ticket_events'],
  authentication: { type: 'bearer_token', data: { token: 't' } },
  signing_secret: { algorithm: 'SHA256', secret: 'ours' },
  created_at: '2026-01-02T08:00:00Z',
} as const

test('a seed brings webhooks with their secrets, and triggers that name them', async () => {
  const triggers = [
    {
      title: 'Tell',
      conditions: { all: [{ field: 'update_type', operator: 'is', value: 'Create' }] },
      actions: [{ field: 'notification_webhook', value: [id, '{}'] }],
    },
  ]
  const { call, fakedesk } = testDesk({ seed: { webhooks: [webhook], triggers } })
  const shown = (await call('admin', 'GET', `/webhooks/${id}`)).body.webhook
  expect(shown).toMatchObject({ id, authentication: { type: 'bearer_token' } })
  expect(shown.created_at).toMatch(/^2026-01-02T08:00:00\.\d{9}Z$/)
  const { signing_secret } = (await call('admin', 'GET', `/webhooks/${id}/signing_secret`)).body
  expect(signing_secret).toEqual(webhook.signing_secret)
  await call('admin', 'POST', '/tickets', { ticket: { subject: 'Kettle', comment: { body: 'It leaks' } } })
  await fakedesk.delivered()
  expect(fakedesk.deliveries()).toMatchObject([{ webhook_id: id, status: 'success' }])
})

test('what a seed puts in is told to nobody', () => {
  const listening = { ...webhook, subscriptions: ['zen:event-type:user.created', 'zen:event-type:ticket.created'] }
  const { fakedesk } = testDesk({ seed: { webhooks: [listening] } })
  fakedesk.seed({ users: [{ id: 7, name: 'Ines' }], tickets: [{ subject: 'Old', requester_id: 7 }] })
  expect(fakedesk.deliveries()).toEqual([])
})

test.each([
  ['an id of another form', [{ ...webhook, id: 'mine' }], /webhooks\[0\]\.id.*must be a ULID/s],
  ['an id that is given twice', [webhook, webhook], /webhooks\[1\]\.id.*has already been taken/s],
  ['what no webhook can be', [{ ...webhook, endpoint: 'nowhere' }], /webhooks\[0\].*endpoint must be/s],
])('%s is told with its place', (_, webhooks, problem) => {
  expect(() => testDesk({ seed: { webhooks } })).toThrow(problem)
})
