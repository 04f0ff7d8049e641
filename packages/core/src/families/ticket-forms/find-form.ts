import type { Account } from '../../account/account.ts'
import type { StoredTicketForm } from './ticket-form.ts'

/** The form of tickets that name none. */
export function defaultForm({ ticketForms }: Account): StoredTicketForm | undefined {
  return ticketForms.by('isDefault', true).by('isDeleted', false).first()
}
