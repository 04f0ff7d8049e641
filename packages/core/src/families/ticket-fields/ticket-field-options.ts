import type { CustomFieldOptionWrite } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { StoredOption } from '../../custom-fields/custom-field.ts'
import { findOption, withOption } from '../../custom-fields/field-options.ts'
import { Validation } from '../../validation.ts'
import { generatedNow } from '../tickets/generated-now.ts'
import type { TicketValues } from '../tickets/ticket.ts'
import type { StoredTicketField } from './ticket-field.ts'

/** Changes the option of the id, or adds one. */
export function saveTicketOption(account: Account, field: StoredTicketField, given: CustomFieldOptionWrite) {
  const { options, ...saved } = withOption(account, field, given)
  return { field: setTicketOptions(account, field, options), ...saved }
}

/** Throws `notFound`. */
export function deleteTicketOption(account: Account, field: StoredTicketField, id: number): void {
  const gone = findOption(field, id)
  const options = field.custom_field_options.filter((option) => option !== gone)
  setTicketOptions(account, field, options)
}

/** Sets all options of a field. Those that are left out go from tickets, too. */
export function setTicketOptions(
  account: Account,
  field: StoredTicketField,
  options: readonly StoredOption[],
): StoredTicketField {
  validateTags(account, { ...field, custom_field_options: options })
  const after = account.ticketFields.update(field, { custom_field_options: options, updated_at: account.now })
  const isGone = ({ id }: StoredOption) => options.every((option) => option.id !== id)
  for (const { value } of field.custom_field_options.filter(isGone)) forgetChoice(account, field, value)
  return after
}

/** A tag stands for one value of one field (docs: Ticket Fields). Throws `invalid`. */
export function validateTags(account: Account, { id, type, tag, custom_field_options }: StoredTicketField): void {
  const validation = new Validation()
  const isTaken = (text: string) => [...account.ticketFields.by('tag', text)].some((other) => other.id !== id)
  if (type === 'checkbox' && tag) validation.unique('tag', isTaken(tag), 'Tag', tag)
  for (const { value } of custom_field_options) {
    validation.unique('custom_field_options', isTaken(value), 'Value', value)
  }
  validation.check()
}

/**
 * Takes the choice and its tag off all tickets that are not closed (docs: Ticket Fields). Of
 * closed ones only the value is no longer shown. No audit tells of it: no ticket was edited.
 */
function forgetChoice(account: Account, { id }: StoredTicketField, choice: string): void {
  const holders = [...account.tickets.by('tag', choice).by('stage', ['working', 'solved'])]
  account.tickets.updateEach(holders, ({ values, tags }) => ({
    values: withoutChoice(values, id, choice),
    tags: tags.filter((tag) => tag !== choice),
    ...generatedNow(account),
  }))
}

/** A ticket may have the tag of one choice and another for its value. */
function withoutChoice(values: TicketValues, id: number, choice: string): TicketValues {
  const { [id]: value, ...others } = values
  const left = Array.isArray(value) ? value.filter((one) => one !== choice) : value
  const isNothing = left === undefined || left === choice || (Array.isArray(left) && left.length === 0)
  return isNothing ? others : { ...others, [id]: left }
}
