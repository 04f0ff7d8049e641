import type { Account } from '../../account/account.ts'
import type { FieldValue } from '../../custom-fields/custom-field.ts'
import { readFieldValue } from '../../custom-fields/read-field-value.ts'
import type { StoredTicketField } from './ticket-field.ts'

/** A value in the form in which tickets keep it; undefined where the field does not take it. */
export function readTicketValue(account: Account, field: StoredTicketField, value: unknown): FieldValue | undefined {
  const { type, custom_field_options } = field
  if (type === 'partialcreditcard') return typeof value === 'string' ? masked(value) : null
  // A title instead of a value is dropped without a word (reported).
  if (type === 'tagger' && !custom_field_options.some((option) => option.value === value)) return null
  const read = readFieldValue(account, field, value)
  // Tickets tell days without a time, unlike users (docs: Ticket Fields).
  return type === 'date' && typeof read === 'string' ? read.slice(0, 10) : read
}

/** Only the last four digits are kept. */
function masked(number: string): string | null {
  const digits = number.replaceAll(/[\s-]/g, '')
  return digits === '' ? null : digits.slice(-4).padStart(digits.length, 'X')
}
