import { notFound } from '../errors.ts'
import type { Collection, IndexOf, Item, View } from './collection.ts'
import type { SortedRecords, SortKey } from './sorted.ts'
import type { Key, KeysOf } from './table.ts'

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
  /** How many rows page numbers can reach, and what refuses those beyond. */
  readonly reach?: { readonly rows: number; readonly beyond: () => Error }
  /** Whether `sort_by` alone means the greatest first. */
  readonly sortsDown?: boolean
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
  first(): S | undefined
}

export interface ListRows<S, W> extends Rows<S, W> {
  readonly records: readonly S[]
}

interface Choice {
  readonly index: string
  readonly key: Key | readonly Key[]
}

export function tableRows<S extends Item, W, Index extends string, Order extends string>(
  collection: Collection<S, W, Index, Order>,
  choices: readonly Choice[] = [],
  order = 'id',
  direction: Direction = 'asc',
): TableRows<S, W, Index, Order> {
  const { definition } = collection
  let sorted: SortedRecords<S> | undefined
  let sortedAt = -1
  // Rows stay true while records are written: a key's records may begin or cease to be there.
  const records = () => {
    if (!sorted || sortedAt !== collection.version) {
      sorted = chosen(collection, choices, order)
      sortedAt = collection.version
    }
    return sorted
  }
  const flip = direction === 'desc'
  const rows: TableRows<S, W, Index, Order> = {
    collection,
    order: `${flip ? '-' : ''}${order}`,
    get size() {
      return records().size
    },
    slice(from, to) {
      if (!flip) return records().slice(from, to)
      const { size } = records()
      return [...records().slice(Math.max(0, size - to), Math.max(0, size - from))].reverse()
    },
    keyOf: (record) => sortKeyOf(collection, order)(record),
    rankOf: (key) => (flip ? records().size - records().rankBehind(key) : records().rankOf(key)),
    rankBehind: (key) => (flip ? records().size - records().rankOf(key) : records().rankBehind(key)),
    by: (index, key) => tableRows(collection, [...choices, { index, key }], order, direction),
    ordered: (name, towards = 'asc') => tableRows(collection, choices, name, towards),
    orderedBy: (name, towards) =>
      name === 'id' || Object.hasOwn(definition.orders ?? {}, name)
        ? tableRows(collection, choices, name, towards)
        : undefined,
    listedBy(kind) {
      const usual = definition.listedBy?.[kind]
      // Rows that a handler has ordered stay so.
      if (!usual || order !== 'id' || flip) return rows
      return usual.startsWith('-')
        ? tableRows(collection, choices, usual.slice(1), 'desc')
        : tableRows(collection, choices, usual, 'asc')
    },
    has(id) {
      const record = collection.get(id)
      return (
        record !== undefined && choices.every((choice) => matches(keysOf(collection, choice.index)(record), choice))
      )
    },
    find(id) {
      if (!rows.has(id)) throw notFound()
      return collection.find(id)
    },
    first: () => rows.slice(0, 1)[0],
    textOf: (record, view) => collection.textOf(record, view),
    *[Symbol.iterator]() {
      yield* rows.slice(0, rows.size)
    },
  }
  return rows
}

function matches(keys: readonly Key[], { key }: Choice): boolean {
  return Array.isArray(key) ? key.some((one) => keys.includes(one)) : keys.includes(key as Key)
}

/** The records that all the choices leave, through a table made for just this combination of indexes. */
function chosen<S extends Item, W, I extends string, O extends string>(
  collection: Collection<S, W, I, O>,
  choices: readonly Choice[],
  order: string,
): SortedRecords<S> {
  const parts = choices.map((choice) => partOf(collection, choice))
  const name = `${parts.map((part) => part.name).join('&')} by ${order}`
  const table = collection.table(name, combined(parts.map((part) => part.keysOf)), sortKeyOf(collection, order))
  return table.at(combine(parts.map((part) => part.key)))
}

interface Part<S> {
  readonly name: string
  readonly key: Key
  readonly keysOf: KeysOf<S>
}

/** Several keys of one index become an index of their own, whose one key says "any of them". */
function partOf<S extends Item, W, I extends string, O extends string>(
  collection: Collection<S, W, I, O>,
  choice: Choice,
): Part<S> {
  const own = keysOf(collection, choice.index)
  if (!Array.isArray(choice.key)) return { name: choice.index, key: choice.key as Key, keysOf: own }
  return {
    name: `${choice.index}∈${JSON.stringify(choice.key)}`,
    key: true,
    keysOf: (record) => (matches(own(record), choice) ? [true] : []),
  }
}

function keysOf<S extends Item, W, I extends string, O extends string>(
  collection: Collection<S, W, I, O>,
  index: string,
): KeysOf<S> {
  const indexes: Readonly<Record<string, IndexOf<S>>> = collection.definition.indexes
  const indexOf = indexes[index]
  if (!indexOf) throw new Error(`${collection.definition.name} has no index ${index}`)
  return (record) => {
    const keys = indexOf(record)
    return keys === undefined ? [] : isList(keys) ? keys : [keys]
  }
}

const isList = (keys: Key | readonly Key[]): keys is readonly Key[] => Array.isArray(keys)

function sortKeyOf<S extends Item, W, I extends string, O extends string>(
  collection: Collection<S, W, I, O>,
  order: string,
): (record: S) => SortKey {
  if (order === 'id') return (record) => [record.id]
  const orders: Readonly<Record<string, (record: S) => SortKey>> = collection.definition.orders ?? {}
  const orderOf = orders[order]
  if (!orderOf) throw new Error(`${collection.definition.name} has no order ${order}`)
  return (record) => [...orderOf(record), record.id]
}

function combined<S>(parts: readonly KeysOf<S>[]): KeysOf<S> {
  const [only] = parts
  if (!only) return () => [combine([])]
  if (parts.length === 1) return only
  return (record) =>
    parts
      .reduce<readonly (readonly Key[])[]>(
        (rows, keys) => rows.flatMap((row) => keys(record).map((key) => [...row, key])),
        [[]],
      )
      .map(combine)
}

function combine(keys: readonly Key[]): Key {
  const [only] = keys
  return keys.length === 1 && only !== undefined ? only : JSON.stringify(keys)
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
    listedBy: () => rows,
    textOf,
    [Symbol.iterator]: () => records[Symbol.iterator](),
  }
  return rows
}
