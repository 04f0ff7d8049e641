import type { Account } from '../../account/account.ts'
import { forbidden } from '../../errors.ts'
import { ulid } from '../../ulid.ts'
import { Validation } from '../../validation.ts'
import { listedStatuses } from '../custom-ticket-statuses/find-status.ts'
import type { StoredTicketForm } from '../ticket-forms/ticket-form.ts'
import type { StoredFormStatus } from './ticket-form-status.ts'

/** What is asked of one link: to be made, to get another status, or to go. */
export interface LinkChange {
  readonly id?: string
  readonly custom_status_id?: number
  readonly _destroy?: string | boolean
}

/** Throws `forbidden` for an account that has no more than the default statuses (reported). */
export function demandOwnStatuses(account: Account): void {
  const isOn = account.settings.tickets.custom_statuses_enabled
  if (!isOn || listedStatuses(account).by('isDefault', false).size === 0) throw forbidden()
}

/** Does to each link of the form what is asked, or adds one. Answers all links that the form has afterwards. */
export function changeLinks(account: Account, form: StoredTicketForm, given: readonly LinkChange[]) {
  demandOwnStatuses(account)
  for (const change of given) changeLink(account, form, change)
  return { ticket_form_statuses: [...account.ticketFormStatuses.by('form', form.id)] }
}

/** Throws `notFound` for a link that is not the form's. */
export function unlink(account: Account, form: StoredTicketForm, ids: readonly string[]): void {
  demandOwnStatuses(account)
  for (const id of ids) account.ticketFormStatuses.delete(linkOf(account, form, id))
}

/** Throws `invalid` for a form or a status that there is not, and for a link that there is already. */
export function link(account: Account, ticket_form_id: number, custom_status_id: number): StoredFormStatus {
  validate(account, ticket_form_id, custom_status_id)
  return account.ticketFormStatuses.insert({ id: ulid(account), ticket_form_id, custom_status_id })
}

function changeLink(account: Account, form: StoredTicketForm, { id, custom_status_id, _destroy }: LinkChange): void {
  if (id === undefined) {
    link(account, form.id, custom_status_id ?? 0)
    return
  }
  const before = linkOf(account, form, id)
  if (isTrue(_destroy)) account.ticketFormStatuses.delete(before)
  else if (custom_status_id !== undefined && custom_status_id !== before.custom_status_id) {
    validate(account, form.id, custom_status_id)
    account.ticketFormStatuses.update(before, { custom_status_id })
  }
}

/** Rails' mark for what is to go comes as text, number or truth. */
const isTrue = (mark: string | boolean | undefined) => mark === true || mark === '1' || mark === 'true'

function linkOf({ ticketFormStatuses }: Account, form: StoredTicketForm, id: string): StoredFormStatus {
  return ticketFormStatuses.by('form', form.id).find(id)
}

function validate(account: Account, formId: number, statusId: number): void {
  const validation = new Validation()
  if (!account.ticketForms.by('isDeleted', false).has(formId)) {
    validation.add('ticket_form_id', { description: 'Ticket form: is invalid', error: 'InvalidValue' })
  }
  if (!listedStatuses(account).has(statusId)) {
    validation.add('custom_status_id', { description: 'Custom status: is invalid', error: 'InvalidValue' })
  }
  const isTaken = account.ticketFormStatuses.by('form', formId).by('status', statusId).size > 0
  validation.unshared('custom_status_id', isTaken, 'Custom status')
  validation.check()
}
