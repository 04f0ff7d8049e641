import type { IndexOf } from './definition.ts'
import type { Item } from './item.ts'
import type { SortKey } from './sorted.ts'
import { type Key, type KeysOf, Table } from './table.ts'
import { type Choice, combine, isList, matches } from './table-rows.ts'

/** How a collection's records can be found and ordered. */
interface Ways<S> {
  readonly name: string
  readonly indexes: Readonly<Record<string, IndexOf<S>>>
  readonly orders?: Readonly<Record<string, (record: S) => SortKey>>
}

/** What is told of each write. */
interface Kept<S> {
  add(record: S): void
  replace(before: S, after: S): void
  remove(record: S): void
}

/** Tables of choices with several keys that are kept at a time: callers may name any set of keys. */
const mostChosen = 32

/** The tables of one collection: each made when it is first asked for and kept up to date afterwards. */
export class Tables<S extends Item> {
  readonly #ways: Ways<S>
  readonly #records: Iterable<S>
  readonly #keysOf = new Map<string, KeysOf<S>>()
  readonly #sortKeyOf = new Map<string, (record: S) => SortKey>()
  /** By order, those of one index (or of all records, under no name). */
  readonly #single = new Map<string, Map<string, Table<S>>>()
  readonly #combined = new Map<string, Table<S>>()
  /** The oldest first. */
  readonly #chosen = new Map<string, Table<S>>()
  readonly #beside = new Map<string, Kept<S>>()

  constructor(ways: Ways<S>, records: Iterable<S>) {
    this.#ways = ways
    this.#records = records
  }

  *[Symbol.iterator](): IterableIterator<Kept<S>> {
    for (const tables of this.#single.values()) yield* tables.values()
    yield* this.#combined.values()
    yield* this.#chosen.values()
    yield* this.#beside.values()
  }

  /** Each is made again when it is next asked for. */
  forget(): void {
    for (const tables of [this.#single, this.#combined, this.#chosen]) tables.clear()
  }

  /** Something else than a table that is kept up to date with them. */
  beside<K extends Kept<S>>(name: string, make: () => K): K {
    // One name stands for one kind of thing, so what is kept under it is of that type.
    return made(this.#beside, name, make) as K
  }

  of(choices: readonly Choice[], order: string): Table<S> {
    const [first, second] = choices
    if (second || isList(first?.key ?? null)) return this.#ofSeveral(choices, order)
    const index = first?.index ?? ''
    const tables = made(this.#single, order, () => new Map<string, Table<S>>())
    return made(tables, index, () => this.make(index === '' ? () => [everything] : this.keysOf(index), order))
  }

  /** A table by keys of a caller's own, under a name that stands for them. */
  named(name: string, keysOf: KeysOf<S>, sortKeyOf: (record: S) => SortKey): Table<S> {
    return made(this.#combined, name, () => new Table(keysOf, sortKeyOf, this.#records))
  }

  /** The same for names that callers may make as many of as they like: those asked for latest are kept. */
  recent(name: string, keysOf: KeysOf<S>, sortKeyOf: (record: S) => SortKey): Table<S> {
    return this.#latest(name, () => new Table(keysOf, sortKeyOf, this.#records))
  }

  make(keysOf: KeysOf<S>, order: string): Table<S> {
    return new Table(keysOf, this.sortKeyOf(order), this.#records)
  }

  keysOf(index: string): KeysOf<S> {
    return made(this.#keysOf, index, () => {
      const indexOf = this.#ways.indexes[index]
      if (!indexOf) throw new Error(`${this.#ways.name} has no index ${index}`)
      return (record) => {
        const keys = indexOf(record)
        return keys === undefined ? [] : isList(keys) ? keys : [keys]
      }
    })
  }

  sortKeyOf(order: string): (record: S) => SortKey {
    return made(this.#sortKeyOf, order, () => {
      if (order === 'id') return (record) => [record.id]
      const orderOf = this.#ways.orders?.[order]
      if (!orderOf) throw new Error(`${this.#ways.name} has no order ${order}`)
      return (record) => [...orderOf(record), record.id]
    })
  }

  #ofSeveral(choices: readonly Choice[], order: string): Table<S> {
    const name = `${choices.map(nameOf).join('&')} by ${order}`
    const make = () => this.make(this.#combinedKeysOf(choices), order)
    return choices.some(({ key }) => isList(key)) ? this.#latest(name, make) : made(this.#combined, name, make)
  }

  #latest(name: string, make: () => Table<S>): Table<S> {
    const table = this.#chosen.get(name) ?? make()
    // Taken out and put in again, it is the youngest.
    this.#chosen.delete(name)
    this.#chosen.set(name, table)
    const [oldest] = this.#chosen.keys()
    if (this.#chosen.size > mostChosen && oldest !== undefined) this.#chosen.delete(oldest)
    return table
  }

  #combinedKeysOf(choices: readonly Choice[]): KeysOf<S> {
    const parts = choices.map((choice) => this.#partOf(choice))
    return (record) =>
      parts
        .reduce<readonly (readonly Key[])[]>(
          (rows, keysOf) => rows.flatMap((row) => keysOf(record).map((key) => [...row, key])),
          [[]],
        )
        .map(combine)
  }

  /** Several keys of one index become an index of their own, whose one key says "any of them". */
  #partOf(choice: Choice): KeysOf<S> {
    const own = this.keysOf(choice.index)
    return isList(choice.key) ? (record) => (matches(own(record), choice) ? [true] : []) : own
  }
}

const everything = combine([])

const nameOf = ({ index, key }: Choice) => (isList(key) ? `${index}∈${JSON.stringify(key)}` : index)

function made<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}
