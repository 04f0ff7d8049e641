import type { StoredTicketField } from '../ticket-fields/ticket-field.ts'
import type { StoredTicket } from './ticket.ts'

/** The properties of tickets that the system's fields stand for. */
const properties: Readonly<Record<string, keyof StoredTicket>> = {
  subject: 'subject',
  description: 'description',
  status: 'status',
  tickettype: 'type',
  priority: 'priority',
  basic_priority: 'priority',
  group: 'group_id',
  assignee: 'assignee_id',
  custom_status: 'custom_status_id',
}

/** What a ticket has in a field, of the system's or of the account's own. */
export function valueIn(ticket: StoredTicket, { id, type, removable }: StoredTicketField): unknown {
  const property = Object.hasOwn(properties, type) ? properties[type] : undefined
  return property && !removable ? ticket[property] : ticket.values[id]
}
