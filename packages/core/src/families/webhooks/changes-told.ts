import type { Account } from '../../account/account.ts'
import type { FieldKind, FieldValues } from '../../custom-fields/custom-field.ts'
import { fieldsOf } from '../../custom-fields/find-field.ts'
import { isDeepEqual } from '../../store/deep-equal.ts'
import type { Told } from './tell-subscribers.ts'

/** A property that is another than it was. */
export const changed = <T extends string | boolean | null>(name: string, previous: T, current: T): readonly Told[] =>
  previous === current ? [] : [{ name, event: { current, previous } }]

/** A field whose value has changed, of a ticket, a user or an organization. */
interface ChangedField {
  readonly id: number
  readonly title: string
  readonly type: string
  readonly relationship_target_type?: string | null | undefined
}

/** How events tell of a value of the account's own fields; that of a lookup field is the record that it leads to. */
export function fieldChange(field: ChangedField, current: unknown, previous: unknown): object {
  const { id, title, type, relationship_target_type } = field
  const told = (value: unknown) =>
    type === 'lookup'
      ? { id: value == null ? null : String(value), relationship_target: relationship_target_type ?? null }
      : { value: value ?? null }
  return { current: told(current), custom_field: { id: String(id), title, type }, previous: told(previous) }
}

/** One change for each of the account's own fields whose value differs; fields that are new or gone change nobody. */
export function fieldChanges(
  account: Account,
  kind: FieldKind,
  before: FieldValues,
  after: FieldValues,
): readonly object[] {
  if (before === after) return []
  return Object.entries(after).flatMap(([key, value]) => {
    if (!Object.hasOwn(before, key) || isDeepEqual(before[key], value)) return []
    const field = fieldsOf(account, kind).by('key', key.toLowerCase()).first()
    return field ? [fieldChange(field, value, before[key])] : []
  })
}

/** Tags that came and went, of a user or an organization; undefined where none did. */
export function tagsChange(previous: readonly string[], current: readonly string[]): object | undefined {
  const [added, removed] = parted(current, previous)
  return added.length + removed.length === 0 ? undefined : { added: { tags: added }, removed: { tags: removed } }
}

/** What is new, and what is gone. */
export function parted(current: readonly string[], previous: readonly string[]) {
  return [current.filter((one) => !previous.includes(one)), previous.filter((one) => !current.includes(one))] as const
}
