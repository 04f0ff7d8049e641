import type { Account } from '../../account/account.ts'
import type { OwnFields } from '../ticket-fields/ticket-fields.seed.ts'
import { createForm } from './change-form.ts'
import type { StoredTicketForm } from './ticket-form.ts'

/** The form that every account begins with: all fields that there are. */
export function seedTicketForms(account: Account): StoredTicketForm {
  const ticket_field_ids = Array.from(account.ticketFields.rows.ordered('position'), ({ id }) => id)
  return createForm(account, { name: 'Default Ticket Form', end_user_visible: true, default: true, ticket_field_ids })
}

/** A form for orders. Agents see the refund where something comes back, and the promise where something is on its way. */
export function seedOwnForm(account: Account, { topic, orderNumber, promisedOn, refund }: OwnFields): StoredTicketForm {
  const system = Array.from(account.ticketFields.by('isCustom', false).ordered('position'), ({ id }) => id)
  return createForm(account, {
    name: 'Orders',
    display_name: 'Ask about an order',
    end_user_visible: true,
    ticket_field_ids: [...system, orderNumber.id, topic.id, promisedOn.id, refund.id],
    agent_conditions: [
      { parent_field_id: topic.id, value: 'topic_return', child_fields: [{ id: refund.id }] },
      { parent_field_id: topic.id, value: 'topic_delivery', child_fields: [{ id: promisedOn.id }] },
    ],
  })
}
