import type { Account } from '../account/account.ts'
import type { Item } from '../store/item.ts'

/** The collections that lookup fields point into, by `relationship_target_type`. */
const targets: ReadonlyMap<string, string> = new Map([
  ['zen:user', 'users'],
  ['zen:organization', 'organizations'],
  ['zen:ticket', 'tickets'],
])

/** The id, as text, of the record that is named by id, `external_id:X` or `name:X`; undefined if there is none. */
export function lookUp(account: Account, targetType: string | null, named: string): string | undefined {
  const name = targets.get(targetType ?? '')
  // Records of custom objects are not looked into: any id will do.
  if (name === undefined) return named
  const collection = account.collection(name)
  if (!collection) return named
  const [, property, value] = named.match(/^(external_id|name):(.*)$/s) ?? []
  if (property === undefined || value === undefined) {
    const target = /^\d+$/.test(named) ? collection.get(Number(named)) : undefined
    return target && isThere(target) ? String(target.id) : undefined
  }
  const textOf = (record: Item): unknown => Object(record)[property]
  const table = collection.table(
    `looked up by ${property}`,
    (record) => [String(textOf(record) ?? '').toLowerCase()],
    ({ id }) => [id],
  )
  const found = table.at(value.toLowerCase())
  const target = found.slice(0, found.size).find(isThere)
  return target && String(target.id)
}

/** Deleted users are inactive, deleted organizations have a date of it. */
function isThere(record: Item): boolean {
  const { active, deleted_at }: { active?: unknown; deleted_at?: unknown } = Object(record)
  return active !== false && !deleted_at
}
