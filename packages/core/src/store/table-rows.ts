import { notFound } from '../errors.ts'
import type { Definition } from './definition.ts'
import type { Item, View } from './item.ts'
import type { Direction, TableRows } from './rows.ts'
import type { SortedRecords, SortKey } from './sorted.ts'
import type { Key, KeysOf, Table } from './table.ts'

/** A collection, as far as its rows need it. */
export interface Source<S extends Item, W, Index extends string, Order extends string> {
  readonly definition: Definition<S, W, Index, Order>
  /** Grows with each write. */
  readonly version: number
  get(id: Item['id']): S | undefined
  keysOf(index: string): KeysOf<S>
  sortKeyOf(order: string): (record: S) => SortKey
  /** The table of just these choices, in this order. */
  tableOf(choices: readonly Choice[], order: string): Table<S>
  textOf(record: S, view: View): string
}

/** Records with this key in the index; with several, those with any of them. */
export interface Choice {
  readonly index: string
  readonly key: Key | readonly Key[]
}

/** What rows are chosen and ordered by. */
interface Shape {
  readonly choices: readonly Choice[]
  readonly order: string
  readonly descends: boolean
}

const all: Shape = { choices: [], order: 'id', descends: false }

/** The rows of a collection, read in place from the table that the choices and the order name. */
export class CollectionRows<S extends Item, W, Index extends string, Order extends string>
  implements TableRows<S, W, Index, Order>
{
  readonly collection: Source<S, W, Index, Order>
  readonly #shape: Shape
  #sorted: SortedRecords<S> | undefined
  #sortedAt = -1

  constructor(collection: Source<S, W, Index, Order>, shape = all) {
    this.collection = collection
    this.#shape = shape
  }

  get order(): string {
    return this.#shape.descends ? `-${this.#shape.order}` : this.#shape.order
  }

  get size(): number {
    return this.#records.size
  }

  slice(from: number, to: number): readonly S[] {
    const records = this.#records
    if (!this.#shape.descends) return records.slice(from, to)
    const { size } = records
    return [...records.slice(Math.max(0, size - to), Math.max(0, size - from))].reverse()
  }

  keyOf(record: S): SortKey {
    return this.collection.sortKeyOf(this.#shape.order)(record)
  }

  rankOf(key: SortKey): number {
    const records = this.#records
    return this.#shape.descends ? records.size - records.rankBehind(key) : records.rankOf(key)
  }

  rankBehind(key: SortKey): number {
    const records = this.#records
    return this.#shape.descends ? records.size - records.rankOf(key) : records.rankBehind(key)
  }

  by(index: Index, key: Key | readonly Key[]): CollectionRows<S, W, Index, Order> {
    return this.#with({ choices: [...this.#shape.choices, { index, key }] })
  }

  ordered(order: Order | 'id', direction: Direction = 'asc'): CollectionRows<S, W, Index, Order> {
    return this.#with({ order, descends: direction === 'desc' })
  }

  orderedBy(order: string, direction: Direction): CollectionRows<S, W, Index, Order> | undefined {
    const isKnown = order === 'id' || Object.hasOwn(this.collection.definition.orders ?? {}, order)
    return isKnown ? this.#with({ order, descends: direction === 'desc' }) : undefined
  }

  turned(direction: Direction): CollectionRows<S, W, Index, Order> {
    return this.#with({ descends: direction === 'desc' })
  }

  listedBy(kind: 'cursor' | 'offset'): CollectionRows<S, W, Index, Order> {
    const usual: string | undefined = this.collection.definition.listedBy?.[kind]
    // Rows that a handler has ordered stay so.
    if (!usual || this.order !== 'id') return this
    const descends = usual.startsWith('-')
    return this.#with({ order: descends ? usual.slice(1) : usual, descends })
  }

  has(id: Item['id']): boolean {
    return this.#get(id) !== undefined
  }

  find(id: Item['id']): S {
    const record = this.#get(id)
    if (!record) throw notFound()
    return record
  }

  known(ids: readonly Item['id'][]): readonly S[] {
    return ids.flatMap((id) => (this.has(id) ? [this.find(id)] : []))
  }

  first(): S | undefined {
    const { choices, order, descends } = this.#shape
    if (descends) return this.slice(0, 1)[0]
    return this.collection.tableOf(choices, order).first(combinedKey(choices))
  }

  textOf(record: S, view: View): string {
    return this.collection.textOf(record, view)
  }

  *[Symbol.iterator](): IterableIterator<S> {
    yield* this.slice(0, this.size)
  }

  #get(id: Item['id']): S | undefined {
    const record = this.collection.get(id)
    const { choices } = this.#shape
    return record && choices.every((choice) => matches(this.collection.keysOf(choice.index)(record), choice))
      ? record
      : undefined
  }

  /** Rows stay true while records are written: a key's records may begin or cease to be there. */
  get #records(): SortedRecords<S> {
    const { version } = this.collection
    if (!this.#sorted || this.#sortedAt !== version) {
      const { choices, order } = this.#shape
      this.#sorted = this.collection.tableOf(choices, order).at(combinedKey(choices))
      this.#sortedAt = version
    }
    return this.#sorted
  }

  #with(change: Partial<Shape>): CollectionRows<S, W, Index, Order> {
    return new CollectionRows(this.collection, { ...this.#shape, ...change })
  }
}

export function matches(keys: readonly Key[], { key }: Choice): boolean {
  return isList(key) ? key.some((one) => keys.includes(one)) : keys.includes(key)
}

export const isList = (keys: Key | readonly Key[]): keys is readonly Key[] => Array.isArray(keys)

/** The key under which the table of these choices has their records; one that has several keys says "any of them". */
function combinedKey(choices: readonly Choice[]): Key {
  return combine(choices.map(({ key }) => (isList(key) ? true : key)))
}

/** One key for a combination of keys. */
export function combine(keys: readonly Key[]): Key {
  const [only] = keys
  if (keys.length === 1 && only !== undefined) return only
  // A number and its text are different keys.
  return keys.map((key) => (typeof key === 'string' ? `'${key}` : `${key}`)).join('\0')
}
