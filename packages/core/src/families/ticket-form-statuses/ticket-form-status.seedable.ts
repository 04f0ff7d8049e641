import { seedable } from '../../seed/seedable.ts'
import { whole } from '../../seed/shape.ts'
import { link } from './link-status.ts'

/** A status on a form in a seed. */
export interface TicketFormStatusSeed {
  readonly ticket_form_id: number
  readonly custom_status_id: number
}

export const seedableTicketFormStatuses = seedable<TicketFormStatusSeed>()({
  name: 'ticket_form_statuses',
  own: { ticket_form_id: whole, custom_status_id: whole },
  needs: ['ticket_form_id', 'custom_status_id'],
  refers: { ticket_form_id: 'ticket_forms', custom_status_id: 'custom_statuses' },
  plant: (account, { ticket_form_id, custom_status_id }) => link(account, ticket_form_id, custom_status_id),
})
