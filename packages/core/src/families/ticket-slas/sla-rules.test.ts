import { expect, test } from 'vitest'
import type { DeliveryRequest } from '../../delivery/policy.ts'
import { slaDesk } from './testing.ts'

const hour = 60

test.each([
  ['until_sla_next_breach_at', 'less_than', '2', 0, false],
  ['until_sla_next_breach_at', 'less_than', '2', 3, true],
  ['until_sla_next_breach_at', 'greater_than', '2', 0, true],
  ['until_sla_next_breach_at', 'greater_than', '2', 5, false],
  ['sla_next_breach_at', 'greater_than', '0', 3, false],
  ['sla_next_breach_at', 'greater_than', '0', 5, true],
  ['sla_next_breach_at', 'less_than', '2', 5, true],
  ['sla_next_breach_at', 'less_than', '2', 7, false],
])('a view with %s %s %s shows a ticket with a target in four hours after %d hours: %s', async (...row) => {
  const [field, operator, value, hours, isShown] = row
  const desk = slaDesk()
  await desk.promise('first_reply_time', 4 * hour)
  const id = await desk.open()
  await desk.later(hours * hour)
  const all = [
    { field: 'status', operator: 'less_than', value: 'solved' },
    { field, operator, value },
  ]
  const { body } = await desk.call('admin', 'POST', '/views/preview', {
    view: { all, output: { columns: ['nice_id'] } },
  })
  expect(body.rows.map((shown: { ticket_id: number }) => shown.ticket_id)).toEqual(isShown ? [id] : [])
})

test('views show and sort by the next breach of any promise, and of the group’s', async () => {
  const desk = slaDesk()
  const targets = ['low', 'urgent'].flatMap((priority, place) => [
    { priority, metric: 'first_reply_time', target: 120 - 60 * place, business_hours: false },
    { priority, metric: 'total_resolution_time', target: 600, business_hours: false },
  ])
  await desk.promise([], 0, { policy_metrics: targets })
  const later = await desk.open()
  const sooner = await desk.open({ priority: 'urgent' }, 'agent')
  const answered = await desk.open({ priority: 'urgent' })
  await desk.reply(answered)
  const view = {
    all: [{ field: 'status', operator: 'less_than', value: 'solved' }],
    output: {
      columns: ['nice_id', 'sla_next_breach_at', 'group_sla_next_breach_at'],
      sort_by: 'sla_next_breach_at',
      sort_order: 'asc',
    },
  }
  const { rows, columns } = (await desk.call('admin', 'POST', '/views/preview', { view })).body
  // Who opens a ticket for another in public owes no first reply.
  expect(rows.map((row: { ticket_id: number }) => row.ticket_id)).toEqual([later, sooner, answered])
  expect(rows.map((row: { sla_next_breach_at: string }) => row.sla_next_breach_at)).toEqual(
    [120, 600, 600].map((minutes) => desk.at(minutes)),
  )
  expect(rows[0].group_sla_next_breach_at).toBeNull()
  expect(columns).toContainEqual({
    id: 'sla_next_breach_at',
    title: 'Next SLA breach',
    filterable: true,
    sortable: true,
  })
})

test('an automation acts in the hour in which a target comes near, once', async () => {
  const desk = slaDesk()
  await desk.promise('first_reply_time', 4 * hour)
  const automation = {
    title: 'Hurry',
    all: [
      { field: 'status', operator: 'less_than', value: 'solved' },
      { field: 'until_sla_next_breach_at', operator: 'less_than', value: '2' },
      { field: 'current_tags', operator: 'not_includes', value: 'hurry' },
    ],
    actions: [{ field: 'current_tags', value: 'hurry' }],
  }
  expect((await desk.call('admin', 'POST', '/automations', { automation })).status).toBe(201)
  const id = await desk.open()
  const changes = async () =>
    (await desk.call('admin', 'GET', `/tickets/${id}/audits`)).body.audits.map(
      ({ created_at }: { created_at: string }) => created_at,
    )
  await desk.later(2 * hour)
  expect(await changes()).toEqual([desk.at(0)])
  await desk.later(4 * hour)
  expect(await changes()).toEqual([desk.at(0), desk.at(3 * hour)])
})

test('webhooks are told of another policy and of another next breach', async () => {
  const calls: DeliveryRequest[] = []
  const deliver = async (request: DeliveryRequest) => {
    calls.push(request)
    return { status: 200, headers: {}, body: '' }
  }
  const desk = slaDesk({ webhooks: { deliver } })
  const { id: policy } = await desk.promise('requester_wait_time')
  const webhook = {
    name: 'Wall',
    endpoint: 'https://wall.test/hook',
    http_method: 'POST',
    request_format: 'json',
    status: 'active',
    subscriptions: ['sla_policy_changed', 'next_sla_breach_changed'].map((name) => `zen:event-type:ticket.${name}`),
  }
  await desk.call('admin', 'POST', '/webhooks', { webhook })
  const id = await desk.open()
  await desk.change(id, { status: 'pending' })
  await desk.note(id)
  await desk.fakedesk.delivered()
  const told = calls.map(({ body }) => JSON.parse(body ?? '')).map(({ type, event }) => [type, event])
  const [soon, policyId] = [desk.at(60), String(policy)]
  expect(told).toEqual([
    ['zen:event-type:ticket.sla_policy_changed', expect.objectContaining({ current: policyId, previous: null })],
    ['zen:event-type:ticket.next_sla_breach_changed', expect.objectContaining({ current: soon, previous: null })],
    ['zen:event-type:ticket.next_sla_breach_changed', expect.objectContaining({ current: null, previous: soon })],
  ])
})

test('the events of a ticket with a target stand in the export in the order in which they happened', async () => {
  const desk = slaDesk()
  await desk.promise('first_reply_time')
  const id = await desk.open()
  await desk.later(90)
  await desk.reply(id)
  await desk.later(2)
  const { body } = await desk.call('admin', 'GET', '/incremental/ticket_metric_events?start_time=0')
  const events = body.ticket_metric_events.filter(({ metric }: { metric: string }) => metric === 'reply_time')
  expect(events.map(({ type, time }: { type: string; time: string }) => [type, time])).toEqual([
    ['measure', desk.at(0)],
    ['activate', desk.at(0)],
    ['apply_sla', desk.at(0)],
    ['breach', desk.at(60)],
    ['fulfill', desk.at(90)],
    ['update_status', desk.at(90)],
  ])
  const times = body.ticket_metric_events.map(({ time }: { time: string }) => time)
  expect(times).toEqual([...times].sort())
})
