import type { Action } from '@fakedesk/spec'
import { expect, test } from 'vitest'
import { openTicket } from '../../families/tickets/open-ticket.ts'
import type { StoredTicket } from '../../families/tickets/ticket.ts'
import { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import { viaOf } from '../../families/tickets/via.ts'
import { testDesk } from '../../testing.ts'
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
  return { apply }
}

test('later actions see what earlier ones did', () => {
  const tags = [
    { field: 'set_tags', value: 'a b' },
    { field: 'remove_tags', value: 'a' },
    { field: 'current_tags', value: 'c' },
  ]
  expect(scene().apply(...tags).tags).toEqual(['b', 'c'])
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
