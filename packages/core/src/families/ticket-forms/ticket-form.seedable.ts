import type { TicketFormCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createForm } from './change-form.ts'
import { defaultForm } from './find-form.ts'
import { seedTicketForms } from './ticket-forms.seed.ts'

/** A form in a seed. There is the one that every account begins with, too, unless one says that it is the default. */
export interface TicketFormSeed extends Omit<TicketFormCreate, 'id'>, Dated {}

export const seedableTicketForms = seedable<TicketFormSeed, TicketFormCreate>()({
  name: 'ticket_forms',
  operation: 'CreateTicketForm',
  key: 'ticket_form',
  own: dated,
  refers: { ticket_field_ids: 'ticket_fields', restricted_brand_ids: 'brands' },
  after: ['custom_statuses'],
  plant: (account, { id: _, ...given }) => createForm(account, given),
  complete: (account) => {
    if (!defaultForm(account)) seedTicketForms(account)
  },
})
