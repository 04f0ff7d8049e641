import type { Organization, User } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { type FieldKind, type FieldValues, type StoredCustomField, valueIn } from '../../custom-fields/custom-field.ts'
import { fieldsOf } from '../../custom-fields/find-field.ts'
import type { Collection } from '../../store/collection.ts'
import type { Item } from '../../store/item.ts'
import type { Rows } from '../../store/rows.ts'
import { SortedRecords } from '../../store/sorted.ts'
import { sortedRows } from '../../store/sorted-rows.ts'
import { organizationsSeenBy } from '../organizations/find-organization.ts'
import { findsEverybody, usersFoundBy } from '../users/find-users.ts'

interface Asking {
  readonly account: Account
  readonly actor: Actor
}

/** The kinds of records that have lookup fields, by their name in addresses. */
export const kindsBySourceType: ReadonlyMap<string, FieldKind> = new Map([
  ['zen:user', 'user'],
  ['zen:organization', 'organization'],
])

/** The records whose lookup field holds the id, by id, as far as the caller can find them. */
export function sourcesOf(
  { account, actor }: Asking,
  kind: FieldKind,
  field: StoredCustomField,
  targetId: number,
): Rows<Item, User | Organization> {
  return kind === 'user'
    ? pointing(account.users, field, targetId, {
        valuesOf: ({ active, user_fields }) => (active ? user_fields : null),
        found: findsEverybody(account, actor) ? undefined : usersFoundBy(account, actor),
      })
    : pointing(account.organizations, field, targetId, {
        valuesOf: ({ deleted_at, organization_fields }) => (deleted_at ? null : organization_fields),
        found: actor.keptTo ? organizationsSeenBy(account, actor) : undefined,
      })
}

/** The lookup fields, of any kind of record, that point to this kind. */
export function fieldsPointingTo(account: Account, targetType: string) {
  return [...kindsBySourceType.values()].flatMap((kind) =>
    [...fieldsOf(account, kind).by('active', true)]
      .filter((field) => field.type === 'lookup' && field.relationship_target_type === targetType)
      .map((field) => ({ kind, field })),
  )
}

interface Sources<S> {
  readonly valuesOf: (record: S) => FieldValues | null
  /** The records that the caller can find; undefined where these are all. */
  readonly found: { has(id: Item['id']): boolean } | undefined
}

/** Found by an index of the field's values, which is made when it is first asked for. */
function pointing<S extends Item, W>(
  collection: Collection<S, W>,
  field: StoredCustomField,
  targetId: number,
  { valuesOf, found }: Sources<S>,
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
  const all = table.at(String(targetId))
  const sorted = found
    ? new SortedRecords(
        keyOf,
        all.slice(0, all.size).filter(({ id }) => found.has(id)),
      )
    : all
  return sortedRows<S, W>(sorted, {
    order: 'id',
    keyOf,
    textOf: (record, view) => collection.textOf(record, view),
    collection,
  })
}
