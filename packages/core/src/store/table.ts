import { SortedRecords, type SortKey } from './sorted.ts'

/** A value that records are looked up by. */
export type Key = string | number | boolean | null

/** The keys under which a record stands in an index; none, one or several. */
export type KeysOf<T> = (record: T) => readonly Key[]

/**
 * One index in one order: for each key its records, sorted. Kept up to date by the collection. A key with a single
 * record, as most of an index of names has, is just that record.
 */
export class Table<T extends object> {
  readonly #keysOf: KeysOf<T>
  readonly #orderOf: (record: T) => SortKey
  readonly #buckets = new Map<Key, T | SortedRecords<T>>()
  readonly #none: SortedRecords<T>

  constructor(keysOf: KeysOf<T>, orderOf: (record: T) => SortKey, records: Iterable<T>) {
    this.#keysOf = keysOf
    this.#orderOf = orderOf
    this.#none = new SortedRecords(orderOf)
    const gathered = new Map<Key, T | T[]>()
    for (const record of records) {
      for (const key of keysOf(record)) {
        const bucket = gathered.get(key)
        if (bucket === undefined) gathered.set(key, record)
        else if (Array.isArray(bucket)) bucket.push(record)
        else gathered.set(key, [bucket, record])
      }
    }
    for (const [key, bucket] of gathered) {
      this.#buckets.set(key, Array.isArray(bucket) ? new SortedRecords(orderOf, bucket) : bucket)
    }
  }

  at(key: Key): SortedRecords<T> {
    const bucket = this.#buckets.get(key)
    if (bucket === undefined) return this.#none
    return bucket instanceof SortedRecords ? bucket : new SortedRecords(this.#orderOf, [bucket])
  }

  /** The first record with the key. */
  first(key: Key): T | undefined {
    const bucket = this.#buckets.get(key)
    return bucket instanceof SortedRecords ? bucket.at(0) : bucket
  }

  keys(): Iterable<Key> {
    return this.#buckets.keys()
  }

  add(record: T): void {
    for (const key of this.#keysOf(record)) {
      const bucket = this.#buckets.get(key)
      if (bucket === undefined) this.#buckets.set(key, record)
      else if (bucket instanceof SortedRecords) bucket.add(record)
      else this.#buckets.set(key, new SortedRecords(this.#orderOf, [bucket, record]))
    }
  }

  /** A change that moves a record nowhere costs a search, not a shift of all that follows. */
  replace(before: T, after: T): void {
    const keys = this.#keysOf(before)
    const stays = sameKeys(keys, this.#keysOf(after))
    if (stays && keys.every((key) => this.#replaceAt(key, before, after))) return
    this.remove(before)
    this.add(after)
  }

  remove(record: T): void {
    for (const key of this.#keysOf(record)) {
      const bucket = this.#buckets.get(key)
      if (bucket === record) this.#buckets.delete(key)
      if (!(bucket instanceof SortedRecords)) continue
      bucket.remove(record)
      if (bucket.size === 0) this.#buckets.delete(key)
    }
  }

  #replaceAt(key: Key, before: T, after: T): boolean {
    const bucket = this.#buckets.get(key)
    if (bucket instanceof SortedRecords) return bucket.replace(before, after)
    if (bucket === before) this.#buckets.set(key, after)
    return bucket === before
  }
}

function sameKeys(left: readonly Key[], right: readonly Key[]): boolean {
  return left.length === right.length && left.every((key, place) => key === right[place])
}
