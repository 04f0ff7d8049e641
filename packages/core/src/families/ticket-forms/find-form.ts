import type { Account } from '../../account/account.ts'
import { type Actor, isTeamMember } from '../../account/actor.ts'
import { isOfBrand, type StoredTicketForm } from './ticket-form.ts'

/** All forms but the deleted ones. */
export function listedForms({ ticketForms }: Account) {
  return ticketForms.by('isDeleted', false)
}

/** Throws `notFound`, for a deleted form too. */
export function findForm(account: Account, id: number): StoredTicketForm {
  return listedForms(account).find(id)
}

/** The form of tickets that name none. */
export function defaultForm(account: Account): StoredTicketForm | undefined {
  return listedForms(account).by('isDefault', true).first()
}

/** Whether somebody can choose the form for a ticket of the brand (docs: Ticket Forms). */
export function isOffered(form: StoredTicketForm, actor: Actor, brandId: number | null): boolean {
  const isForThem = isTeamMember(actor) || form.end_user_visible
  return form.active && form.deleted_at === null && isForThem && isOfBrand(form, brandId)
}
