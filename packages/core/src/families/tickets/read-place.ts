import type { TicketUpdate } from '@fakedesk/spec'
import type { TicketDraft } from './ticket-draft.ts'

/** Sets brand and form, which must be in use. */
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
    if (form?.active && form.deleted_at === null) draft.change({ ticket_form_id })
    else validation.add('ticket_form', { description: 'Ticket form: is invalid', error: 'InvalidValue' })
  }
}
