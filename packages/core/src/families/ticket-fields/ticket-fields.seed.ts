import type { TicketFieldCreate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { createTicketField } from './change-ticket-field.ts'
import { newTicketField } from './new-ticket-field.ts'
import type { StoredTicketField } from './ticket-field.ts'

type SystemField = Pick<StoredTicketField, 'type' | 'title'> & Partial<StoredTicketField>

const shownToAll = { visible_in_portal: true, editable_in_portal: true, required_in_portal: true }

/** The fields that every ticket has, in their places. */
const systemFields: readonly SystemField[] = [
  { type: 'subject', title: 'Subject', ...shownToAll },
  { type: 'description', title: 'Description', ...shownToAll },
  { type: 'status', title: 'Status', sub_type_id: 1 },
  { type: 'tickettype', title: 'Type' },
  { type: 'priority', title: 'Priority', sub_type_id: 0 },
  { type: 'group', title: 'Group' },
  { type: 'assignee', title: 'Assignee', required: true },
  { type: 'custom_status', title: 'Ticket status' },
]

export function seedTicketFields(account: Account): readonly StoredTicketField[] {
  return systemFields.map((field, position) =>
    account.ticketFields.insert(newTicketField(account, { ...field, position, removable: false, creator_user_id: -1 })),
  )
}

const inPortal = { visible_in_portal: true, editable_in_portal: true }

/** What a shop that sends things asks of its tickets. */
const ownFields = {
  topic: {
    type: 'tagger',
    title: 'Topic',
    title_in_portal: 'What is it about?',
    ...inPortal,
    custom_field_options: [
      { name: 'Delivery', value: 'topic_delivery' },
      { name: 'Return', value: 'topic_return' },
      { name: 'Warranty', value: 'topic_warranty' },
      { name: 'Something else', value: 'topic_other' },
    ],
  },
  orderNumber: { type: 'text', title: 'Order number', ...inPortal },
  promisedOn: { type: 'date', title: 'Promised on' },
  refund: { type: 'checkbox', title: 'Refund', tag: 'refund' },
} as const satisfies Readonly<Record<string, TicketFieldCreate>>

/** The account's own fields, by what they ask. */
export type OwnFields = Readonly<Record<keyof typeof ownFields, StoredTicketField>>

export function seedOwnFields(account: Account, creatorId: number): OwnFields {
  const make = (name: keyof typeof ownFields) => createTicketField(account, creatorId, ownFields[name])
  return {
    topic: make('topic'),
    orderNumber: make('orderNumber'),
    promisedOn: make('promisedOn'),
    refund: make('refund'),
  }
}
