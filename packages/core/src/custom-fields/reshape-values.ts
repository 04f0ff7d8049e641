import type { Account } from '../account/account.ts'
import {
  emptyValue,
  type FieldKind,
  type FieldValue,
  type FieldValues,
  type ParkedValues,
  type StoredCustomField,
  valueIn,
} from './custom-field.ts'

/** Gives each record a value under the field's key. Records do not count as changed by it. */
export function addKey(account: Account, kind: FieldKind, field: StoredCustomField): void {
  const { key, parked } = field
  const heldBy = (id: number) => parked[id] ?? emptyValue(field)
  reshape(account, kind, (values, id) => (Object.hasOwn(values, key) ? values : { ...values, [key]: heldBy(id) }))
}

/** Takes the field's key off each record, and answers the values that went, by the records' ids. */
export function removeKey(account: Account, kind: FieldKind, { key }: StoredCustomField): ParkedValues {
  const removed: Record<string, FieldValue> = {}
  reshape(account, kind, (values, id) => {
    const { [key]: _, ...others } = values
    const value = valueIn(values, key)
    if (value !== undefined && value !== null) removed[id] = value
    return others
  })
  return removed
}

/** Lets values follow their options: to another text, or away with those that are gone. */
export function renameChoices(
  account: Account,
  kind: FieldKind,
  { key }: StoredCustomField,
  names: ReadonlyMap<string, string | undefined>,
): void {
  const follow = (choice: string) => (names.has(choice) ? (names.get(choice) ?? []) : choice)
  reshape(account, kind, (values) => {
    const value = valueIn(values, key)
    if (typeof value === 'string' && names.has(value)) return { ...values, [key]: names.get(value) ?? null }
    if (isList(value) && value.some((choice) => names.has(choice))) {
      return { ...values, [key]: value.flatMap(follow) }
    }
    return values
  })
}

const isList = (value: FieldValue | undefined): value is readonly string[] => Array.isArray(value)

function reshape(account: Account, kind: FieldKind, change: (values: FieldValues, id: number) => FieldValues): void {
  if (kind === 'user') {
    for (const user of account.users.rows) {
      const before = user.user_fields ?? {}
      const user_fields = change(before, user.id)
      if (user_fields !== before) account.users.update(user, { user_fields })
    }
    return
  }
  for (const organization of account.organizations.rows) {
    const organization_fields = change(organization.organization_fields, organization.id)
    if (organization_fields !== organization.organization_fields) {
      account.organizations.update(organization, { organization_fields })
    }
  }
}
