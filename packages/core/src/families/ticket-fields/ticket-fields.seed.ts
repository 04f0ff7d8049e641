import type { Account } from '../../account/account.ts'
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
