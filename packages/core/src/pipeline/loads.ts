import type { Collection } from '../store/collection.ts'
import type { Item, View } from '../store/item.ts'
import type { Asked } from './asked.ts'

/** Writes a side-load that is more than related records by id: `abilities`, `open_ticket_count`. */
export type Loads = LoadsBeside<never> | LoadsWithin<never> | LoadsByAnswer<never> | LoadsInstead<never>

/** Writes the value that stands beside the records, under the side-load's name. */
type LoadsBeside<S> = (records: readonly S[], asked: Asked) => string

/** Gives the properties that a side-load adds to each record, as `group_settings` adds `settings`. */
export interface LoadsWithin<S> {
  readonly within: (record: S, asked: Asked) => Readonly<Record<string, unknown>>
}

/** Stands within a single record, and beside those of a list. */
export interface LoadsByAnswer<S> {
  readonly beside: LoadsBeside<S>
  readonly single: LoadsWithin<S>['within']
}

/** Gives the record in another form, which tells more. */
export interface LoadsInstead<S> {
  readonly instead: (record: S, asked: Asked) => object
}

/** The computed side-loads of a collection's records, by the name that `include` has for them. */
export const sideLoadsOf =
  <S extends Item>() =>
  <T extends Readonly<Record<string, LoadsBeside<S> | LoadsWithin<S> | LoadsByAnswer<S> | LoadsInstead<S>>>>(
    loads: T,
  ): T =>
    loads

export function viewOf({ account, actor, origin }: Asked, collection: string | undefined): View {
  const language = account.languages.of(actor.id)
  const named = account.collection(collection ?? '')
  return named?.viewOf(actor, origin) ?? { origin, variant: '', language, context: undefined }
}

/** The records that have these ids as a JSON list; ids that nothing has are passed over. */
export function listByIds<S extends Item, W>(
  collection: Collection<S, W>,
  ids: readonly (Item['id'] | null)[],
  asked: Asked,
): string {
  return listText(
    collection,
    ids.flatMap((id) => collection.get(id) ?? []),
    asked,
  )
}

/** Records of a collection as a JSON list. */
export function listText<S extends Item, W>(collection: Collection<S, W>, records: Iterable<S>, asked: Asked): string {
  const view = collection.viewOf(asked.actor, asked.origin)
  return `[${Array.from(new Set(records), (record) => collection.textOf(record, view)).join(',')}]`
}
