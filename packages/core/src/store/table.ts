import { SortedRecords, type SortKey } from './sorted.ts'

/** A value that records are looked up by. */
export type Key = string | number | boolean | null

/** The keys under which a record stands in an index; none, one or several. */
export type KeysOf<T> = (record: T) => readonly Key[]

/** One index in one order: for each key its records, sorted. Kept up to date by the collection. */
export class Table<T> {
  readonly #keysOf: KeysOf<T>
  readonly #orderOf: (record: T) => SortKey
  readonly #buckets = new Map<Key, SortedRecords<T>>()
  readonly #none: SortedRecords<T>

  constructor(keysOf: KeysOf<T>, orderOf: (record: T) => SortKey, records: Iterable<T>) {
    this.#keysOf = keysOf
    this.#orderOf = orderOf
    this.#none = new SortedRecords(orderOf)
    const gathered = new Map<Key, T[]>()
    for (const record of records) {
      for (const key of keysOf(record)) {
        const bucket = gathered.get(key)
        if (bucket) bucket.push(record)
        else gathered.set(key, [record])
      }
    }
    for (const [key, bucket] of gathered) this.#buckets.set(key, new SortedRecords(orderOf, bucket))
  }

  at(key: Key): SortedRecords<T> {
    return this.#buckets.get(key) ?? this.#none
  }

  keys(): Iterable<Key> {
    return this.#buckets.keys()
  }

  add(record: T): void {
    for (const key of this.#keysOf(record)) {
      const bucket = this.#buckets.get(key)
      if (bucket) bucket.add(record)
      else this.#buckets.set(key, new SortedRecords(this.#orderOf, [record]))
    }
  }

  /** A change that moves a record nowhere costs a search, not a shift of all that follows. */
  replace(before: T, after: T): void {
    const keys = this.#keysOf(before)
    const stays = sameKeys(keys, this.#keysOf(after))
    if (stays && keys.every((key) => this.#buckets.get(key)?.replace(before, after))) return
    this.remove(before)
    this.add(after)
  }

  remove(record: T): void {
    for (const key of this.#keysOf(record)) {
      const bucket = this.#buckets.get(key)
      bucket?.remove(record)
      if (bucket?.size === 0) this.#buckets.delete(key)
    }
  }
}

function sameKeys(left: readonly Key[], right: readonly Key[]): boolean {
  return left.length === right.length && left.every((key, place) => key === right[place])
}
