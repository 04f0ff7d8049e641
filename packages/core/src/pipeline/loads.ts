import type { Collection, Item, View } from '../store/collection.ts'
import type { Asked } from './answer.ts'

/** Writes a side-load that is more than related records by id: `abilities`, `open_ticket_count`. */
export type Loads = (records: readonly never[], asked: Asked) => string

/** The computed side-loads of a collection's records, by the name that `include` has for them. */
export const sideLoadsOf =
  <S extends Item>() =>
  <T extends Readonly<Record<string, (records: readonly S[], asked: Asked) => string>>>(loads: T): T =>
    loads

export function viewOf({ account, actor, origin }: Asked, collection: string | undefined): View {
  return account.collection(collection ?? '')?.viewOf(actor, origin) ?? { origin, variant: '' }
}

/** Records of a collection as a JSON list. */
export function listText<S extends Item, W>(collection: Collection<S, W>, records: Iterable<S>, asked: Asked): string {
  const view = collection.viewOf(asked.actor, asked.origin)
  return `[${Array.from(new Set(records), (record) => collection.textOf(record, view)).join(',')}]`
}
