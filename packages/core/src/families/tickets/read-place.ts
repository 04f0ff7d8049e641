import type { TicketUpdate } from '@fakedesk/spec'
import { isOffered } from '../ticket-forms/find-form.ts'
import type { TicketDraft } from './ticket-draft.ts'

/** Sets brand and form, which must be in use; the form must be one that the caller and the brand have. */
export function readPlace(draft: TicketDraft, given: Pick<TicketUpdate, 'brand_id' | 'ticket_form_id'>): void {
  const { account, validation } = draft
  const { brand_id, ticket_form_id } = given
  if (brand_id != null && brand_id !== draft.ticket.brand_id) {
    const brand = account.brands.get(brand_id)
    if (brand?.active && !brand.is_deleted) draft.change({ brand_id })
    else validation.add('brand', { description: 'Brand: is invalid', error: 'InvalidValue' })
  }
  if (ticket_form_id != null && ticket_form_id !== draft.ticket.ticket_form_id) {
    const form = account.ticketForms.get(ticket_form_id)
    if (form && isOffered(form, draft.actor, draft.ticket.brand_id)) draft.change({ ticket_form_id })
    else validation.add('ticket_form', { description: 'Ticket form: is invalid', error: 'InvalidValue' })
  }
}
