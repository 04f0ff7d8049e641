import type { TicketFormStatus } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** Puts a status on a form. */
export type StoredFormStatus = TicketFormStatus

export const ticketFormStatuses = define<StoredFormStatus, TicketFormStatus>()({
  name: 'ticket_form_statuses',
  singular: 'ticket_form_status',
  indexes: {
    form: ({ ticket_form_id }) => ticket_form_id,
    status: ({ custom_status_id }) => custom_status_id,
  },
  present: ({ id, ticket_form_id, custom_status_id }) => ({ id, ticket_form_id, custom_status_id }),
})
