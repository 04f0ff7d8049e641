import { Runs, type Sequence } from './runs.ts'

/** What records are ordered by: compared element by element, numbers before texts, null first. */
export type SortKey = readonly (string | number | null)[]

export function compareKeys(left: SortKey, right: SortKey): number {
  for (let i = 0; i < left.length || i < right.length; i++) {
    const order = compareParts(left[i], right[i])
    if (order !== 0) return order
  }
  return 0
}

function compareParts(left: SortKey[number] | undefined, right: SortKey[number] | undefined): number {
  if (left === right) return 0
  if (left === undefined || left === null) return -1
  if (right === undefined || right === null) return 1
  if (typeof left === typeof right) return left < right ? -1 : 1
  return typeof left === 'number' ? -1 : 1
}

/** Each key is worked out once, not at each comparison. */
function sortedBy<T>(keyOf: (record: T) => SortKey, records: readonly T[]): T[] {
  const keyed = records.map((record) => ({ record, key: keyOf(record) }))
  keyed.sort((left, right) => compareKeys(left.key, right.key))
  return keyed.map(({ record }) => record)
}

/** So many are copied to add one. */
const few = 8
/** From so many on they are kept in runs. */
const many = 2048

/** Records in the order of their keys. Reading a place, adding and removing one cost a binary search. */
export class SortedRecords<T> {
  readonly #keyOf: (record: T) => SortKey
  #records: Sequence<T>

  constructor(keyOf: (record: T) => SortKey, records: Iterable<T> = []) {
    this.#keyOf = keyOf
    const all = [...records]
    const sorted = all.length < 2 ? all : sortedBy(keyOf, all)
    this.#records = sorted.length < many ? sorted : new Runs(sorted)
  }

  get size(): number {
    return this.#records.length
  }

  at(place: number): T | undefined {
    return this.#records.at(place)
  }

  slice(from: number, to: number): readonly T[] {
    return this.#records.slice(from, to)
  }

  /** How many records come before the key. */
  rankOf(key: SortKey): number {
    let low = 0
    let high = this.#records.length
    while (low < high) {
      const middle = (low + high) >>> 1
      if (compareKeys(this.#keyAt(middle), key) < 0) low = middle + 1
      else high = middle
    }
    return low
  }

  /** How many records come before the key or at it. */
  rankBehind(key: SortKey): number {
    const rank = this.rankOf(key)
    return rank < this.#records.length && compareKeys(this.#keyAt(rank), key) === 0 ? rank + 1 : rank
  }

  add(record: T): void {
    const key = this.#keyOf(record)
    const last = this.#records.length - 1
    if (last < 0 || compareKeys(this.#keyAt(last), key) < 0) this.#append(record)
    else this.#records.splice(this.rankOf(key), 0, record)
    if (this.#records.length === many && Array.isArray(this.#records)) this.#records = new Runs(this.#records)
  }

  /** A list that grows by a push has room for sixteen more from then on, which those of one ticket or user never need. */
  #append(record: T): void {
    if (this.#records.length < few) this.#records = this.#records.slice().concat([record])
    else this.#records.push(record)
  }

  remove(record: T): void {
    const rank = this.rankOf(this.#keyOf(record))
    if (this.#records.at(rank) === record) this.#records.splice(rank, 1)
  }

  /** Puts a record in the place of another with the same key. False, and nothing done, where the keys differ. */
  replace(before: T, after: T): boolean {
    const key = this.#keyOf(before)
    if (compareKeys(key, this.#keyOf(after)) !== 0) return false
    const rank = this.rankOf(key)
    if (this.#records.at(rank) !== before) return false
    this.#records.splice(rank, 1, after)
    return true
  }

  #keyAt(rank: number): SortKey {
    const record = this.#records.at(rank)
    return record === undefined ? [] : this.#keyOf(record)
  }
}
