import type { Organization, User } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { type FieldKind, type FieldValues, type StoredCustomField, valueIn } from '../../custom-fields/custom-field.ts'
import { fieldsOf } from '../../custom-fields/find-field.ts'
import type { Collection } from '../../store/collection.ts'
import type { Item } from '../../store/item.ts'
import type { Rows } from '../../store/rows.ts'
import { sortedRows } from '../../store/sorted-rows.ts'

/** The kinds of records that have lookup fields, by their name in addresses. */
export const kindsBySourceType: ReadonlyMap<string, FieldKind> = new Map([
  ['zen:user', 'user'],
  ['zen:organization', 'organization'],
])

/** The records whose lookup field holds the id, by id. */
export function sourcesOf(
  account: Account,
  kind: FieldKind,
  field: StoredCustomField,
  targetId: number,
): Rows<Item, User | Organization> {
  return kind === 'user'
    ? pointing(account.users, field, targetId, ({ active, user_fields }) => (active ? user_fields : null))
    : pointing(account.organizations, field, targetId, ({ deleted_at, organization_fields }) =>
        deleted_at ? null : organization_fields,
      )
}

/** The lookup fields, of any kind of record, that point to this kind. */
export function fieldsPointingTo(account: Account, targetType: string) {
  return [...kindsBySourceType.values()].flatMap((kind) =>
    [...fieldsOf(account, kind).by('active', true)]
      .filter((field) => field.type === 'lookup' && field.relationship_target_type === targetType)
      .map((field) => ({ kind, field })),
  )
}

/** Found by an index of the field's values, which is made when it is first asked for. */
function pointing<S extends Item, W>(
  collection: Collection<S, W>,
  field: StoredCustomField,
  targetId: number,
  valuesOf: (record: S) => FieldValues | null,
): Rows<S, W> {
  const keyOf = ({ id }: S) => [id]
  const table = collection.table(
    `pointing by field ${field.id}`,
    (record) => {
      const value = valueIn(valuesOf(record), field.key)
      return typeof value === 'string' ? [value] : []
    },
    keyOf,
  )
  return sortedRows<S, W>(table.at(String(targetId)), {
    order: 'id',
    keyOf,
    textOf: (record, view) => collection.textOf(record, view),
    collection,
  })
}
