import { type Actor, anonymous, theAccountItself } from '../account/actor.ts'
import { Language } from '../dynamic-content.ts'
import { notFound } from '../errors.ts'
import type { Journal, Written } from './commit.ts'
import type { Definition } from './definition.ts'
import type { Item, View } from './item.ts'
import { KeptTexts } from './kept-texts.ts'
import { type ListRows, listRows, type TableRows } from './rows.ts'
import { Sharing } from './shared.ts'
import type { SortKey } from './sorted.ts'
import type { Key, KeysOf, Table } from './table.ts'
import { type Choice, CollectionRows, type Source } from './table-rows.ts'
import { Tables } from './tables.ts'
import { type TextsOf, WordIndex, type Words } from './word-index.ts'

export type CollectionOf<D> = D extends Definition<infer S, infer W, infer I, infer O> ? Collection<S, W, I, O> : never

/** The account, as far as its collections find one another. */
export interface Siblings {
  collection(name: string): { readonly version: number } | undefined
  readonly languages: { of(userId: number | null): Language }
}

/** Writes at once: a table of 100,000 records is made in the time of about as many moves within it. */
const many = 1000

/** Of a collection that stands alone. */
function none(): Siblings {
  const language = new Language(0)
  return { collection: () => undefined, languages: { of: () => language } }
}

/** The records of one kind in one account. Records never change; a write puts another object in their place. */
export class Collection<S extends Item, W, Index extends string = string, Order extends string = string>
  implements Source<S, W, Index, Order>, Written
{
  readonly definition: Definition<S, W, Index, Order>
  /** All rows, by id. */
  readonly rows: TableRows<S, W, Index, Order>
  readonly #journal: Journal
  readonly #own = new Map<Item['id'], S>()
  #source: (() => Iterable<S>) | undefined
  readonly #tables: Tables<S>
  readonly #sharing: Sharing<S>
  readonly #texts = new Map<string, KeptTexts<S>>()
  readonly #derived = new Map<string, WeakMap<S, unknown>>()
  #all: { readonly version: number; readonly records: readonly S[] } | undefined
  #version = 0
  #weight = 0

  readonly #siblings: Siblings
  #context: { readonly versions: string; readonly value: unknown } | undefined

  constructor(definition: Definition<S, W, Index, Order>, journal: Journal, siblings: Siblings = none()) {
    this.#siblings = siblings
    this.definition = definition
    this.#journal = journal
    this.#sharing = new Sharing(definition.alike)
    this.#tables = new Tables(definition, { [Symbol.iterator]: () => this.#records.values() })
    this.rows = new CollectionRows(this)
  }

  get #records(): Map<Item['id'], S> {
    if (this.#source) this.#read(this.#source)
    return this.#own
  }

  /** Takes the records from where they are kept, once somebody needs one. */
  readFrom(source: () => Iterable<S>): void {
    this.#own.clear()
    this.#all = undefined
    this.#weight = 0
    this.#source = source
  }

  #read(source: () => Iterable<S>): void {
    try {
      for (const record of source()) {
        this.#own.set(record.id, record)
        this.#weight += this.#weightOf(record)
      }
      this.#source = undefined
    } catch (error) {
      this.#own.clear()
      this.#weight = 0
      throw error
    }
  }

  /** Grows with each write. */
  get version(): number {
    return this.#version
  }

  get size(): number {
    return this.#records.size
  }

  /** What all records weigh together, by the definition's `weight`. */
  get weight(): number {
    return this.size === 0 ? 0 : this.#weight
  }

  by(index: Index, key: Key | readonly Key[]): TableRows<S, W, Index, Order> {
    return this.rows.by(index, key)
  }

  visibleTo(actor: Actor): TableRows<S, W, Index, Order> {
    const { visible } = this.definition
    return visible ? visible(actor, this.rows) : this.rows
  }

  get(id: Item['id'] | null | undefined): S | undefined {
    return id === null || id === undefined ? undefined : this.#records.get(id)
  }

  /** Throws `notFound` where there is no such record. */
  find(id: Item['id']): S {
    const record = this.#records.get(id)
    if (!record) throw notFound()
    return record
  }

  /** Records that were chosen one by one, in their given order. */
  list(records: readonly S[]): ListRows<S, W> {
    return listRows(records, (record, view) => this.textOf(record, view), this)
  }

  insert(given: S): S {
    const record = this.#sharing.in(given)
    this.#put(undefined, record)
    return record
  }

  /** Puts the record with these properties changed in the place of the old one. */
  update(record: S, changes: Partial<S>): S {
    const changed = this.#sharing.in({ ...record, ...changes })
    this.#put(record, changed)
    return changed
  }

  /** Changes each of these records. */
  updateEach(records: readonly S[], changesOf: (record: S) => Partial<S>): void {
    this.expect(records.length)
    for (const record of records) this.update(record, changesOf(record))
  }

  delete(record: S): void {
    this.#put(record, undefined)
  }

  /** How the caller looks at these records. */
  viewOf(actor: Actor, origin: string): View {
    const language = this.#siblings.languages.of(actor.id)
    return { origin, variant: this.definition.variant?.(actor) ?? '', language, context: this.#readContext() }
  }

  /** The record as the caller gets it. */
  show(record: S, { actor, origin }: { readonly actor: Actor; readonly origin: string }): W {
    return this.definition.present(record, this.viewOf(actor, origin))
  }

  /** The record as JSON for this view. */
  textOf(record: S, view: View): string {
    const texts = this.#textsFor(`${view.variant} ${view.origin}`)
    return texts.get(record, view.language, (shown) => JSON.stringify(this.definition.present(shown, view)))
  }

  /** What is worked out of a record, once; kept under the name as long as the record is. */
  derived<T>(name: string, of: (record: S) => T): (record: S) => T {
    const kept = this.#derived.get(name) ?? new WeakMap<S, unknown>()
    this.#derived.set(name, kept)
    return (record) => {
      // One name stands for one function, so what is kept under it is of that function's type.
      const known = kept.get(record) as T | undefined
      if (known !== undefined) return known
      const value = of(record)
      kept.set(record, value)
      return value
    }
  }

  keysOf(index: string): KeysOf<S> {
    return this.#tables.keysOf(index)
  }

  sortKeyOf(order: string): (record: S) => SortKey {
    return this.#tables.sortKeyOf(order)
  }

  tableOf(choices: readonly Choice[], order: string): Table<S> {
    return this.#tables.of(choices, order)
  }

  /** An index that the definition does not have, under a name that stands for it. */
  table(name: string, keysOf: KeysOf<S>, sortKeyOf: (record: S) => SortKey): Table<S> {
    return this.#tables.named(name, keysOf, sortKeyOf)
  }

  /** The same for names that callers may make as many of as they like: those asked for latest are kept. */
  recentTable(name: string, keysOf: KeysOf<S>, sortKeyOf: (record: S) => SortKey): Table<S> {
    return this.#tables.recent(name, keysOf, sortKeyOf)
  }

  /** The index of the words of these texts, under a name that stands for them. Made when it is first asked for. */
  wordIndex(name: string, textsOf: TextsOf<S>, words: Words): WordIndex<S> {
    return this.#tables.beside(`words ${name}`, () => new WordIndex(this, textsOf, words))
  }

  #readContext(): unknown {
    const { context } = this.definition
    if (!context) return undefined
    const versions = context.of.map((name) => this.#siblings.collection(name)?.version).join()
    if (this.#context?.versions !== versions) {
      this.#texts.clear()
      // The siblings are the account's, among which are those that the definition names.
      this.#context = { versions, value: context.read(this.#siblings as never) }
    }
    return this.#context.value
  }

  #textsFor(view: string): KeptTexts<S> {
    let texts = this.#texts.get(view)
    if (!texts) {
      // A caller may name any host; a few views are kept, not one for each name ever used.
      if (this.#texts.size >= 16) this.#texts.clear()
      texts = new KeptTexts()
      this.#texts.set(view, texts)
    }
    return texts
  }

  #put(before: S | undefined, after: S | undefined): void {
    this.replace(before, after)
    this.#journal.record({ collection: this, before, after })
  }

  /** For the journal, which takes back what a failed commit wrote. */
  replace(before: S | undefined, after: S | undefined): void {
    this.#version++
    this.#weight += this.#weightOf(after) - this.#weightOf(before)
    if (before && after) {
      this.#records.set(after.id, after)
      for (const table of this.#tables) table.replace(before, after)
      return
    }
    if (before) {
      for (const table of this.#tables) table.remove(before)
      this.#records.delete(before.id)
    }
    if (after) {
      this.#records.set(after.id, after)
      for (const table of this.#tables) table.add(after)
    }
  }

  /**
   * Told ahead of so many writes in a row: tables that would be kept up to date for more writes than it takes to make
   * them again are made again.
   */
  expect(writes: number): void {
    if (writes > many) this.#tables.forget()
  }

  #weightOf(record: S | undefined): number {
    return record ? (this.definition.weight?.(record) ?? 0) : 0
  }

  /** All records, in no order; the same list as long as nothing is written. */
  get all(): readonly S[] {
    if (this.#all?.version !== this.#version)
      this.#all = { version: this.#version, records: [...this.#records.values()] }
    return this.#all.records
  }

  /** The record as somebody gets it at an address that does not matter. */
  shown(record: S, actor: Actor = theAccountItself, origin = 'https://example.zendesk.com'): W {
    return this.show(record, { actor, origin })
  }

  /** Whether a record of unknown origin has what showing it, finding it and ordering it take. */
  canShow(record: S): boolean {
    const { indexes, orders, loads } = this.definition
    const ways: Readonly<Record<string, (record: S) => unknown>>[] = [indexes, orders ?? {}, loads ?? {}]
    try {
      for (const of of ways.flatMap((way) => Object.values(way))) of(record)
      for (const actor of [theAccountItself, anonymous]) JSON.stringify(this.shown(record, actor))
      return true
    } catch {
      return false
    }
  }

  /** Brings back just these records. Those that are the same objects still are left alone. */
  restore(records: readonly S[]): void {
    const gone = new Map(this.#records)
    for (const { id } of records) gone.delete(id)
    const others = records.filter((record) => this.#records.get(record.id) !== record)
    this.expect(others.length + gone.size)
    for (const record of others) this.#put(this.#records.get(record.id), record)
    for (const record of gone.values()) this.#put(record, undefined)
  }
}
