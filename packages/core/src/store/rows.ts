import type { Item, View } from './item.ts'
import type { SortKey } from './sorted.ts'
import type { Key } from './table.ts'

/** Records in an order, not read until a page is cut from them. */
export interface Rows<S, W = unknown> extends Iterable<S> {
  readonly size: number
  /** Names the order in cursors: `id`, `name,id`, `-created_at,id`. */
  readonly order: string
  slice(from: number, to: number): readonly S[]
  /** The place of a record in the order. */
  keyOf(record: S): SortKey
  /** How many rows come before the place. */
  rankOf(key: SortKey): number
  /** How many rows come before the place or stand at it. */
  rankBehind(key: SortKey): number
  /** The same rows in another order; undefined where the records have no such order. */
  orderedBy(name: string, direction: Direction): Rows<S, W> | undefined
  /** The same order the given way round; left out where the rows have one way only. */
  turned?(direction: Direction): Rows<S, W>
  /** The order in which a list of this kind comes unasked, where it is another than these rows have. */
  listedBy(kind: 'cursor' | 'offset'): Rows<S, W>
  /** The record as JSON. */
  textOf(record: S, view: View): string
  /** Where the rows come from, if they are of one collection. */
  readonly collection?: { readonly definition: { readonly name: string } }
  /** The records by the collections that they are of, where they are of several: for side-loads. */
  byCollection?(records: readonly S[]): readonly (readonly [string, readonly Item[]])[]
  /** What the list says beside its records on every page. */
  readonly beside?: Readonly<Record<string, unknown>>
  /** What the list says beside these records alone. */
  besideOf?(records: readonly S[]): Readonly<Record<string, unknown>>
  /** How many rows page numbers can reach, and what refuses those beyond. */
  readonly reach?: { readonly rows: number; readonly beyond: () => Error }
  /** Whether `sort_by` alone means the greatest first; or the names by which it does. */
  readonly sortsDown?: boolean | readonly string[]
  /** Whether cursors lead forward only. */
  readonly forwardOnly?: boolean
  /** The type of a record on the wire; never a value. */
  readonly wire?: W
}

export type Direction = 'asc' | 'desc'

/** Rows of a collection, found by index and read in place. */
export interface TableRows<S extends Item, W, Index extends string, Order extends string> extends Rows<S, W> {
  /** Only the rows with this key in the index; with several keys, those with any of them. */
  by(index: Index, key: Key | readonly Key[]): TableRows<S, W, Index, Order>
  ordered(name: Order | 'id', direction?: Direction): TableRows<S, W, Index, Order>
  /** The record, which must be one of these rows. Throws `notFound`. */
  find(id: Item['id']): S
  has(id: Item['id']): boolean
  /** The records with these ids, in their order; ids of none of these rows are passed over. */
  known(ids: readonly Item['id'][]): readonly S[]
  first(): S | undefined
}

export interface ListRows<S, W> extends Rows<S, W> {
  readonly records: readonly S[]
}

/** Rows that were put together by hand: a page of them is named by places in the list. */
export function listRows<S, W>(
  records: readonly S[],
  textOf: (record: S, view: View) => string = (record) => JSON.stringify(record),
  collection?: Rows<S>['collection'],
): ListRows<S, W> {
  const rankOf = ([rank]: SortKey) => Math.min(Number(rank), records.length)
  const rows: ListRows<S, W> = {
    ...(collection && { collection }),
    records,
    order: 'place',
    size: records.length,
    slice: (from, to) => records.slice(from, to),
    keyOf: (record) => [records.indexOf(record)],
    rankOf,
    rankBehind: (key) => rankOf([Number(key[0]) + 1]),
    orderedBy: () => undefined,
    // Whoever widens these rows, as by `beside`, gets the wider ones back.
    listedBy() {
      return this
    },
    textOf,
    [Symbol.iterator]: () => records[Symbol.iterator](),
  }
  return rows
}
