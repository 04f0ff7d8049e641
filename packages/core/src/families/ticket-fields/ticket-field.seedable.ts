import type { TicketFieldCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createTicketField } from './change-ticket-field.ts'
import { seedTicketFields } from './ticket-fields.seed.ts'

/** A field of the account's own tickets in a seed, beside the system's fields. */
export interface TicketFieldSeed extends Omit<TicketFieldCreate, 'id'>, Dated {}

export const seedableTicketFields = seedable<TicketFieldSeed, TicketFieldCreate>()({
  name: 'ticket_fields',
  operation: 'CreateTicketField',
  key: 'ticket_field',
  own: dated,
  plant: (account, { id: _, ...given }) => createTicketField(account, null, given),
  complete: (account) => {
    if (account.ticketFields.by('isCustom', false).size === 0) seedTicketFields(account)
  },
})
