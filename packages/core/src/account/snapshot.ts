import { isDeepEqual } from '../store/deep-equal.ts'
import type { Item } from '../store/item.ts'
import type { ClockState } from './clock.ts'
import type { DrawsState } from './draws.ts'

/** What an account is beside its records: its time and its chance. */
export interface AccountState {
  readonly clock: ClockState
  readonly draws: DrawsState
}

/** An account at one moment. Plain data, sharing the account's immutable records. */
export interface Snapshot {
  readonly subdomain: string
  readonly state: AccountState
  /** By the name of the collection, in no order. */
  readonly records: ReadonlyMap<string, readonly Item[]>
}

/** What became of one record between two moments. */
export interface RecordChange {
  /** As on the wire: `users`, `organization_memberships`. */
  readonly collection: string
  readonly id: Item['id']
  readonly change: 'created' | 'updated' | 'deleted'
  /** The properties that differ; those of a created or deleted record are all there. */
  readonly properties: Readonly<Record<string, { readonly before?: unknown; readonly after?: unknown }>>
}

/** Which form of a record is compared: the one that is kept, or the one that an admin gets of the API. */
export type Look = 'stored' | 'shown'

/** Gives a record the form that is compared. */
type Form = (record: Item) => object

/** Told of each kind of records how they look; undefined for a kind that is not told of. */
export function changesBetween(
  before: Snapshot,
  after: Snapshot,
  formOf: (collection: string) => Form | undefined,
): readonly RecordChange[] {
  const names = new Set([...before.records.keys(), ...after.records.keys()])
  return [...names].flatMap((name) => {
    const form = formOf(name)
    return form ? changesIn(name, before.records.get(name) ?? [], after.records.get(name) ?? [], form) : []
  })
}

function changesIn(
  collection: string,
  before: readonly Item[],
  after: readonly Item[],
  form: Form,
): readonly RecordChange[] {
  if (before === after) return []
  const gone = new Map(before.map((record) => [record.id, record]))
  const changes: RecordChange[] = []
  for (const record of after) {
    const old = gone.get(record.id)
    gone.delete(record.id)
    if (old === record) continue
    const properties = differences(old && form(old), form(record))
    if (Object.keys(properties).length === 0) continue
    changes.push({ collection, id: record.id, change: old ? 'updated' : 'created', properties })
  }
  for (const record of gone.values()) {
    changes.push({ collection, id: record.id, change: 'deleted', properties: differences(form(record), undefined) })
  }
  return changes
}

function differences(before: object | undefined, after: object | undefined): RecordChange['properties'] {
  const old = new Map<string, unknown>(Object.entries(before ?? {}))
  const now = new Map<string, unknown>(Object.entries(after ?? {}))
  const names = [...new Set([...old.keys(), ...now.keys()])].filter(
    (name) => !isDeepEqual(old.get(name), now.get(name)),
  )
  return Object.fromEntries(
    names.map((name) => [
      name,
      { ...(old.has(name) && { before: old.get(name) }), ...(now.has(name) && { after: now.get(name) }) },
    ]),
  )
}
