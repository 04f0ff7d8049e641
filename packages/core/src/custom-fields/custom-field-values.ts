import type { Account } from '../account/account.ts'
import { Validation } from '../validation.ts'
import { emptyValue, type FieldKind, type FieldValue, type FieldValues, valueIn } from './custom-field.ts'
import { activeFields, fieldsOf } from './find-field.ts'
import { readFieldValue } from './read-field-value.ts'

/**
 * The values of a record after a change: of each active field, null where there is none. Unknown keys are ignored.
 * Throws `invalid` for values that their fields do not take. `before` is `{}` for a new record.
 */
export function readFieldValues(
  account: Account,
  kind: FieldKind,
  given: Readonly<Record<string, unknown>> | null | undefined,
  before: FieldValues = {},
): FieldValues {
  const validation = new Validation()
  const read: [string, FieldValue][] = []
  for (const [key, value] of Object.entries(given ?? {})) {
    const field = fieldsOf(account, kind).by('key', key.toLowerCase()).first()
    if (!field?.active) continue
    const result = readFieldValue(account, field, value)
    if (result === undefined) {
      validation.add(field.key, { description: `${field.title}: is invalid`, error: 'InvalidValue' })
    } else read.push([field.key, result])
  }
  validation.check()
  return allFieldValues(account, kind, { ...before, ...Object.fromEntries(read) })
}

/** One value for each active field, in the order of the fields. */
function allFieldValues(account: Account, kind: FieldKind, values: FieldValues = {}): FieldValues {
  return Object.fromEntries(
    Array.from(activeFields(account, kind), (field) => [field.key, valueIn(values, field.key) ?? emptyValue(field)]),
  )
}
