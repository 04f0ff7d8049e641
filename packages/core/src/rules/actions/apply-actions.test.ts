import type { Action } from '@fakedesk/spec'
import { expect, test } from 'vitest'
import { openTicket } from '../../families/tickets/open-ticket.ts'
import type { StoredTicket } from '../../families/tickets/ticket.ts'
import { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import { viaOf } from '../../families/tickets/via.ts'
import { testDesk } from '../../testing.ts'
import { actionTable } from './action-table.ts'
import { applyActions } from './apply-actions.ts'

function scene() {
  const { account, person } = testDesk()
  const [agent, customer] = [person('agent'), person('endUser')]
  const edit = {
    account,
    actor: { ...agent, signedBy: 'password' } as const,
    via: viaOf('api'),
    metadata: { client: null },
  }
  const given = {
    subject: 'Kettle',
    description: 'It leaks',
    requester_id: customer.id,
    tags: ['vip'],
    priority: 'low',
  } as const
  const { ticket } = account.commit(() => openTicket(edit, given))
  const apply = (...actions: readonly Action[]): StoredTicket => {
    const draft = new TicketDraft(edit, ticket, ticket)
    applyActions(draft, actions)
    draft.validation.check()
    return draft.ticket
  }
  return { account, agent, customer, ticket, apply, second: person('secondAgent') }
}

const { account, agent, customer, apply, second } = scene()
const group = agent.group_ids[0] ?? 0
const brand = account.brands.rows.first()?.id ?? 0
const form = account.ticketForms.rows.first()?.id ?? 0
const hold = account.customStatuses.by('isDeleted', false).first()?.id ?? 0

const cases: readonly (readonly [field: string, value: Action['value'], expected: Partial<StoredTicket>])[] = [
  ['status', 'pending', { status: 'pending' }],
  ['status', 'sandwich', { status: 'new' }],
  ['custom_status_id', String(hold), { custom_status_id: hold }],
  ['type', 'task', { type: 'task' }],
  ['type', '', { type: null }],
  ['priority', 'urgent', { priority: 'urgent' }],
  ['priority', '', { priority: null }],
  ['brand_id', String(brand), { brand_id: brand }],
  ['ticket_form_id', String(form), { ticket_form_id: form }],
  ['subject', 'Tea', { subject: 'Tea' }],
  ['satisfaction_score', 'offered', { satisfaction_rating: { score: 'offered' } }],
  ['group_id', String(group), { group_id: group, assignee_id: null }],
  ['group_id', '', { group_id: null }],
  ['group_id', '1', { group_id: null }],
  ['assignee_id', 'current_user', { assignee_id: agent.id }],
  ['assignee_id', String(second.id), { assignee_id: second.id }],
  // A customer is nobody to assign a ticket to.
  ['assignee_id', 'requester_id', { assignee_id: null }],
  ['assignee_id', '', { assignee_id: null }],
  ['cc', String(second.id), { email_cc_ids: [second.id] }],
  ['cc', String(customer.id), { email_cc_ids: [customer.id], collaborator_ids: [customer.id] }],
  ['follower', 'current_user', { follower_ids: [agent.id] }],
  ['set_tags', 'red blue', { tags: ['red', 'blue'] }],
  ['current_tags', 'red vip', { tags: ['vip', 'red'] }],
  ['remove_tags', 'vip red', { tags: [] }],
  // Only a messaging conversation can be asked in.
  ['notification_messaging_csat', 'offered', { satisfaction_rating: { score: 'unoffered' } }],
  ['custom_fields_1', 'gone', {}],
]

test.each(cases)('%s %j', (field, value, expected) => {
  expect(apply({ field, value })).toMatchObject(expected)
})

test('each action that changes a ticket has a case', () => {
  const changing = Object.entries(actionTable).flatMap(([field, { apply }]) => (apply ? [field] : []))
  expect(changing.filter((field) => !cases.some(([named]) => named === field))).toEqual([])
})

test('later actions see what earlier ones did', () => {
  const tags = [
    { field: 'set_tags', value: 'a b' },
    { field: 'remove_tags', value: 'a' },
    { field: 'current_tags', value: 'c' },
  ]
  expect(apply(...tags).tags).toEqual(['b', 'c'])
})

test('sets fields of the account by value and by the id of an option, and passes over what they do not take', async () => {
  const { account, call, person } = testDesk()
  const make = async (body: object) =>
    (await call('admin', 'POST', '/ticket_fields', { ticket_field: body })).body.ticket_field
  const options = [
    { name: 'Green tea', value: 'green_tea' },
    { name: 'Black tea', value: 'black_tea' },
  ]
  const tea = await make({ type: 'tagger', title: 'Tea', custom_field_options: options })
  const cups = await make({ type: 'integer', title: 'Cups' })
  const { body } = await call('agent', 'POST', '/tickets', {
    ticket: { subject: 'Tea', comment: { body: 'Please' }, requester_id: person('endUser').id },
  })
  const ticket = account.tickets.find(body.ticket.id)
  const edit = {
    account,
    actor: { ...person('agent'), signedBy: 'password' } as const,
    via: viaOf('api'),
    metadata: { client: null },
  }
  const draft = new TicketDraft(edit, ticket, ticket)
  applyActions(draft, [
    { field: `custom_fields_${tea.id}`, value: String(tea.custom_field_options[1].id) },
    { field: `custom_fields_${cups.id}`, value: 'many' },
  ])
  draft.validation.check()
  expect(draft.ticket).toMatchObject({ values: { [tea.id]: 'black_tea' }, tags: ['black_tea'] })
  expect(draft.ticket.values[cups.id] ?? null).toBeNull()
})
