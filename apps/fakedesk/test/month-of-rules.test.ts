import { createClient } from '@fakedesk/client'
import { fixedClock, type OutgoingMail } from '@fakedesk/core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type RunningFakedesk, startFakedesk } from '../src/index.ts'

/** A developer sets a help desk up over the wire, and lets a month pass; the referee finds no breach. */

let running: RunningFakedesk
let admin: ReturnType<typeof createClient>
let agent: ReturnType<typeof createClient>
let customer: ReturnType<typeof createClient>

beforeAll(async () => {
  running = await startFakedesk({ strict: true, clock: () => fixedClock('2026-03-02T09:00:00Z') })
  const clientOf = (email: string) => createClient({ baseUrl: running.url, credentials: { email, apiToken: 'token' } })
  admin = clientOf('admin@example.com')
  agent = clientOf('agent@example.com')
  customer = clientOf('end.user@example.com')
})
afterAll(() => running.close())

const headers = { 'X-Fakedesk-Control': '1', 'Content-Type': 'application/json' }
const control = async (path: string, body?: object) => {
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
  return Object(await (await fetch(`${running.url}/_fakedesk/${path}`, init)).json())
}

/** The clock goes on, and what was due happens ahead of the next request. */
async function later(advance: string) {
  await control('clock', { advance })
  await admin.GET('/api/v2/users/me')
}

/** All that the developer makes: a group and a field, a webhook, rules that use them, a macro and a view. */
async function setUp() {
  const { group } = (await admin.POST('/api/v2/groups', { body: { group: { name: 'Parcels' } } })).data
  const { user } = (await agent.GET('/api/v2/users/me')).data
  const group_membership = { user_id: Number(user.id), group_id: group.id }
  await admin.POST('/api/v2/group_memberships', { body: { group_membership } })
  const custom_field_options = [
    { name: 'Late', value: 'parcel_late' },
    { name: 'Broken', value: 'parcel_broken' },
  ]
  const inPortal = { visible_in_portal: true, editable_in_portal: true }
  const ticket_field = { type: 'tagger', title: 'Parcel', custom_field_options, ...inPortal }
  const field = (await admin.POST('/api/v2/ticket_fields', { body: { ticket_field } })).data.ticket_field
  const { webhook } = (
    await admin.POST('/api/v2/webhooks', {
      body: {
        webhook: {
          ...{ name: 'Warehouse', endpoint: 'https://warehouse.example.com/parcels', status: 'active' },
          ...{ http_method: 'POST', request_format: 'json', subscriptions: ['conditional_ticket_events'] },
        },
      },
    })
  ).data
  const own = `custom_fields_${field.id}`
  const trigger = {
    title: 'Hand broken parcels over',
    conditions: {
      all: [
        { field: 'update_type', operator: 'is', value: 'Create' },
        { field: own, operator: 'is', value: 'parcel_broken' },
      ],
      any: [],
    },
    actions: [
      { field: 'group_id', value: String(group.id) },
      { field: 'priority', value: 'high' },
      {
        field: 'notification_webhook',
        value: [String(webhook?.id), '{"ticket":{{ticket.id}},"kind":"{{ticket.priority}}"}'],
      },
    ],
  }
  await admin.POST('/api/v2/triggers', { body: { trigger } })
  const automation = (title: string, hours: string, has: 'includes' | 'not_includes', actions: Rule['actions']) => ({
    title,
    all: [
      { field: 'PENDING', operator: 'greater_than', value: hours },
      { field: 'current_tags', operator: has, value: 'reminded' },
      { field: 'group_id', operator: 'is', value: String(group.id) },
    ],
    actions,
  })
  const remind = automation('Remind', '48', 'not_includes', [
    { field: 'current_tags', value: 'reminded' },
    {
      field: 'notification_user',
      value: ['requester_id', 'Still there, {{ticket.requester.first_name}}?', 'On {{ticket.title}}'],
    },
  ])
  const giveUp = automation('Give up', '120', 'includes', [{ field: 'status', value: 'solved' }])
  for (const one of [remind, giveUp]) await admin.POST('/api/v2/automations', { body: { automation: one } })
  const actions = [
    { field: 'status', value: 'pending' },
    { field: 'assignee_id', value: 'current_user' },
    { field: 'comment_value', value: 'Dear {{ticket.requester.first_name}}, a picture, please.' },
  ]
  const { macro } = (await admin.POST('/api/v2/macros', { body: { macro: { title: 'Parcels::Picture', actions } } }))
    .data
  const all = [
    { field: 'group_id', operator: 'is', value: String(group.id) },
    { field: 'status', operator: 'less_than', value: 'solved' },
  ]
  const output = { columns: ['subject', 'status'], sort_by: 'created', sort_order: 'asc' as const }
  const { view } = (await admin.POST('/api/v2/views', { body: { view: { title: 'Parcels', all, output } } })).data
  return { group, field, macro, view, me: user.id }
}

interface Rule {
  readonly actions: { readonly field: string; readonly value: string | string[] }[]
}

test('a month of rules: from a request to a closed ticket, each step at its own time', async () => {
  const { group, field, macro, view, me } = await setUp()
  const shown = async () => {
    const path = { view_id: view.id }
    const { rows } = (await agent.GET('/api/v2/views/{view_id}/execute', { params: { path } })).data
    return rows.map(({ subject, ticket }) => [subject, ticket?.status])
  }

  // A customer asks; the trigger hands it to the group, and tells the warehouse.
  const request = {
    ...{ subject: 'In pieces', comment: { body: 'The lamp came in pieces.' } },
    custom_fields: [{ id: field.id, value: 'parcel_broken' }],
  }
  const { id } = (await customer.POST('/api/v2/requests', { body: { request } })).data.request
  const at = { params: { path: { ticket_id: id } } }
  const ticket = async () => (await agent.GET('/api/v2/tickets/{ticket_id}', at)).data.ticket
  expect(await ticket()).toMatchObject({ group_id: group.id, priority: 'high', status: 'new', tags: ['parcel_broken'] })
  const { deliveries } = await control('deliveries')
  expect(deliveries).toMatchObject([{ status: 'success', payload: `{"ticket":${id},"kind":"High"}` }])
  expect(await shown()).toEqual([['In pieces', 'new']])

  // An hour later an agent applies the macro, and sends what it shows.
  await later('1 hour')
  const path = { ticket_id: id, macro_id: macro.id }
  const { result } = (await agent.GET('/api/v2/tickets/{ticket_id}/macros/{macro_id}/apply', { params: { path } })).data
  const { status, assignee_id, comment } = result.ticket
  expect([status, assignee_id, comment?.body]).toEqual(['pending', me, 'Dear Elif, a picture, please.'])
  const sent = { status: 'pending', assignee_id: Number(me), comment: { body: String(comment?.body) } } as const
  await agent.PUT('/api/v2/tickets/{ticket_id}', { ...at, body: { ticket: { ...sent, macro_ids: [macro.id] } } })
  expect(await shown()).toEqual([['In pieces', 'pending']])

  // Nobody answers: after two days she is reminded, after five it is solved, four more and it is closed.
  await later('3 days')
  expect((await ticket()).tags).toEqual(['parcel_broken', 'reminded'])
  await later('27 days')
  expect((await ticket()).status).toBe('closed')
  expect(await shown()).toEqual([])

  const { audits } = (await agent.GET('/api/v2/tickets/{ticket_id}/audits', at)).data
  const steps = audits.map(({ created_at, events }) => {
    const told = events.map((event) => Object(event))
    const statuses = told.flatMap(({ field_name, value }) => (field_name === 'status' ? value : []))
    return [created_at, ...statuses, ...new Set(told.flatMap(({ via }) => via?.source.from.title ?? []))]
  })
  expect(steps).toEqual([
    ['2026-03-02T09:00:00Z', 'new', ...standard, 'Hand broken parcels over'],
    ['2026-03-02T10:00:00Z', 'pending', 'Notify requester and CCs of comment update'],
    ['2026-03-04T11:00:00Z', 'Remind'],
    ['2026-03-07T11:00:00Z', 'solved', 'Give up'],
    ['2026-03-11T12:00:00Z', 'closed', 'Close ticket 4 days after status is set to solved'],
  ])
  const { mails }: { mails: OutgoingMail[] } = await control('outbox')
  const hers = mails.filter(({ to }) => to.some(({ address }) => address === 'end.user@example.com'))
  expect(hers.map(({ created_at, subject }) => [created_at, subject])).toEqual([
    ['2026-03-02T09:00:00Z', '[Request received] In pieces'],
    ['2026-03-02T10:00:00Z', '[example] Re: In pieces'],
    ['2026-03-04T11:00:00Z', 'Still there, Elif?'],
  ])
})

/** What a new account does by itself with a customer's request. */
const standard = ['Notify requester and CCs of received request', 'Notify all agents of received request']
