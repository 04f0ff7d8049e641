import type { Item } from './item.ts'

/** The texts of a record whose words are looked for. */
export type TextsOf<S> = (record: S) => readonly (string | null | undefined)[]

/** What is a word, and in which form words are compared. */
export type Words = (text: string) => readonly string[]

/** A collection's records, as far as an index of their words needs them. */
interface Records<S extends Item> {
  readonly all: Iterable<S>
  get(id: S['id']): S | undefined
}

/** Where a word stands: one place, or several in their order. Most words of an account stand in one record. */
type Places = number | number[] | Uint32Array

/** Records with a word, some perhaps no longer. */
export interface Holders<S> extends Iterable<S> {
  readonly size: number
}

/** New words that are looked through one by one before they are sorted among the others. */
const mostUnsorted = 512
/** From here on a list of places is packed, in stretches that are half filled at most when they grow. */
const fewPlaces = 8

/**
 * Which records have which words. Kept up to date by the collection, but not at once: a write notes the record's id, and
 * whoever looks next has it read. So a write costs next to nothing, and an account that never searches has no index.
 *
 * Not a library: those that find words and their beginnings (MiniSearch, FlexSearch, Orama) keep some kilobytes for a
 * ticket, as they score by frequency, and read each record when it is written.
 */
export class WordIndex<S extends Item> {
  readonly #records: Records<S>
  readonly #textsOf: TextsOf<S>
  readonly #words: Words
  readonly #places = new Map<string, Places>()
  readonly #lengths = new Map<string, number>()
  /** Ids by place; a record that changes gets a new place, and its old one holds nobody. */
  #ids: (S['id'] | undefined)[] = []
  readonly #placeOf = new Map<S['id'], number>()
  #sorted: string[] = []
  #unsorted: string[] = []
  readonly #unread = new Set<S['id']>()
  #left = 0

  constructor(records: Records<S>, textsOf: TextsOf<S>, words: Words) {
    this.#records = records
    this.#textsOf = textsOf
    this.#words = words
    for (const { id } of records.all) this.#unread.add(id)
  }

  add(record: S): void {
    this.#unread.add(record.id)
  }

  replace(before: S, after: S): void {
    if (!this.#unread.has(after.id) && !isSame(this.#textsOf(before), this.#textsOf(after))) this.#unread.add(after.id)
  }

  remove(record: S): void {
    this.#unread.add(record.id)
  }

  /**
   * The records among which all are that have each of the words, and one that begins so: those with the rarest of them.
   * Undefined where nothing is asked for.
   */
  find(words: readonly string[], beginning?: string): Holders<S> | undefined {
    this.#read()
    const whole = words.map((word) => this.#listed([word]))
    const all = beginning === undefined ? whole : [...whole, this.#listed(this.#beginningWith(beginning))]
    return all.toSorted((left, right) => left.size - right.size)[0]
  }

  #listed(words: readonly string[]): Holders<S> {
    const size = words.reduce((sum, word) => sum + this.#countOf(word), 0)
    return { size, [Symbol.iterator]: () => this.#recordsWith(words) }
  }

  *#recordsWith(words: readonly string[]): IterableIterator<S> {
    for (const word of words) {
      for (const place of placesIn(this.#places.get(word), this.#countOf(word))) {
        const id = this.#ids[place]
        const record = id === undefined ? undefined : this.#records.get(id)
        if (record) yield record
      }
    }
  }

  #countOf(word: string): number {
    const places = this.#places.get(word)
    if (places === undefined) return 0
    if (typeof places === 'number') return 1
    return Array.isArray(places) ? places.length : (this.#lengths.get(word) ?? 0)
  }

  #beginningWith(beginning: string): readonly string[] {
    if (this.#unsorted.length > mostUnsorted) this.#sort()
    const found = this.#unsorted.filter((word) => word.startsWith(beginning))
    for (let place = rankOf(this.#sorted, beginning); place < this.#sorted.length; place++) {
      const word = this.#sorted[place]
      if (!word?.startsWith(beginning)) break
      found.push(word)
    }
    return found
  }

  #sort(): void {
    this.#sorted = [...this.#sorted, ...this.#unsorted].sort((left, right) => (left < right ? -1 : 1))
    this.#unsorted = []
  }

  /** Reads what was written since somebody last looked. Once most places hold nobody, all is read anew. */
  #read(): void {
    if (this.#left > 1000 && this.#left > this.#placeOf.size) this.#forget()
    for (const id of this.#unread) {
      const place = this.#placeOf.get(id)
      if (place !== undefined) {
        this.#ids[place] = undefined
        this.#placeOf.delete(id)
        this.#left++
      }
      const record = this.#records.get(id)
      if (record) this.#enter(record)
    }
    this.#unread.clear()
  }

  #forget(): void {
    this.#places.clear()
    this.#lengths.clear()
    this.#placeOf.clear()
    this.#ids = []
    this.#sorted = []
    this.#unsorted = []
    this.#left = 0
    for (const { id } of this.#records.all) this.#unread.add(id)
  }

  #enter(record: S): void {
    const words = new Set(this.#textsOf(record).flatMap((text) => (text ? this.#words(text) : [])))
    if (words.size === 0) return
    const place = this.#ids.push(record.id) - 1
    this.#placeOf.set(record.id, place)
    for (const word of words) this.#put(word, place)
  }

  #put(word: string, place: number): void {
    const places = this.#places.get(word)
    if (places === undefined) {
      this.#unsorted.push(word)
      this.#places.set(word, place)
    } else if (typeof places === 'number') this.#places.set(word, [places, place])
    else if (Array.isArray(places) && places.length < fewPlaces) places.push(place)
    else this.#pack(word, places, place)
  }

  #pack(word: string, places: number[] | Uint32Array, place: number): void {
    const length = Array.isArray(places) ? places.length : (this.#lengths.get(word) ?? 0)
    let packed = places
    if (Array.isArray(packed) || length === packed.length) {
      packed = new Uint32Array(Math.ceil(length * 1.25) + 4)
      packed.set(places)
      this.#places.set(word, packed)
    }
    packed[length] = place
    this.#lengths.set(word, length + 1)
  }
}

function placesIn(places: Places | undefined, count: number): Iterable<number> {
  if (places === undefined) return []
  if (typeof places === 'number') return [places]
  return Array.isArray(places) ? places : places.subarray(0, count)
}

function rankOf(sorted: readonly string[], word: string): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((sorted[middle] ?? '') < word) low = middle + 1
    else high = middle
  }
  return low
}

type Texts = ReturnType<TextsOf<unknown>>

function isSame(left: Texts, right: Texts): boolean {
  return left.length === right.length && left.every((text, place) => text === right[place])
}
