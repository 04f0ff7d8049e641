import type { Actor } from '../actor.ts'
import { notFound } from '../errors.ts'
import type { Change, Journal } from './commit.ts'
import { type ListRows, listRows, type TableRows, tableRows } from './rows.ts'
import type { SortKey } from './sorted.ts'
import { type Key, type KeysOf, Table } from './table.ts'

export interface Item {
  readonly id: number | string
}

/** How a record is looked at: the host that the caller asked, and what the caller may see of it. */
export interface View {
  /** `https://acme.zendesk.com`, the begin of every address in an answer. */
  readonly origin: string
  /** What `variant` of the definition gave for the caller. */
  readonly variant: string
}

export type IndexOf<S> = (record: S) => Key | readonly Key[] | undefined

/** A kind of record: how it is found, ordered, seen and shown. `S` is stored, `W` goes over the wire. */
export interface Definition<
  S extends Item,
  W,
  Index extends string = string,
  Order extends string = string,
  Singular extends string = string,
> {
  /** The plural, which is also the collection's name in the account and its key in lists: `sessions`. */
  readonly name: string
  /** The key of a single record: `session`. */
  readonly singular: Singular
  /** The values that records are looked up by. Built when first asked for. */
  readonly indexes: Readonly<Record<Index, IndexOf<S>>>
  /** Orders beyond that by `id`. Ties are broken by id. */
  readonly orders?: Readonly<Record<Order, (record: S) => SortKey>>
  /** The order in which lists come unasked; by `id` where it is left out. A leading `-` descends. */
  readonly listedBy?: {
    readonly cursor?: NoInfer<Order | `-${Order}`> | '-id'
    readonly offset?: NoInfer<Order | `-${Order}`> | '-id'
  }
  /** The rows that the caller may know of; all where it is left out. */
  readonly visible?: (actor: Actor, rows: TableRows<S, W, Index, Order>) => TableRows<S, W, Index, Order>
  /** The ids of related records, by the name that `include` has for them. */
  readonly loads?: Readonly<Record<string, (record: S) => readonly (Item['id'] | null | undefined)[]>>
  /** Tells apart the callers to whom the record looks different; one text, one look. */
  readonly variant?: (actor: Actor) => string
  /** The record as an answer shows it. Depends on nothing but its arguments: the text is kept. */
  readonly present: (record: S, view: View) => W
}

/** Gives `define<Stored, Wire>()({...})` its index and order names by inference. */
export function define<S extends Item, W>() {
  return <const Singular extends string, const Index extends string, const Order extends string = never>(
    definition: Definition<S, W, Index, Order, Singular>,
  ): Definition<S, W, Index, Order, Singular> => definition
}

export type CollectionOf<D> = D extends Definition<infer S, infer W, infer I, infer O> ? Collection<S, W, I, O> : never

/** The records of one kind in one account. Records never change; a write puts another object in their place. */
export class Collection<S extends Item, W, Index extends string = string, Order extends string = string> {
  readonly definition: Definition<S, W, Index, Order>
  readonly #journal: Journal
  readonly #records = new Map<Item['id'], S>()
  readonly #tables = new Map<string, Table<S>>()
  readonly #texts = new Map<string, WeakMap<S, string>>()
  readonly #derived = new Map<string, WeakMap<S, unknown>>()
  #version = 0

  constructor(definition: Definition<S, W, Index, Order>, journal: Journal) {
    this.definition = definition
    this.#journal = journal
  }

  /** Grows with each write. */
  get version(): number {
    return this.#version
  }

  get size(): number {
    return this.#records.size
  }

  /** All rows, by id. */
  get rows(): TableRows<S, W, Index, Order> {
    return tableRows(this)
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

  insert(record: S): S {
    this.#put(undefined, record)
    return record
  }

  /** Puts the record with these properties changed in the place of the old one. */
  update(record: S, changes: Partial<S>): S {
    const changed = { ...record, ...changes }
    this.#put(record, changed)
    return changed
  }

  delete(record: S): void {
    this.#put(record, undefined)
  }

  /** How the caller looks at these records. */
  viewOf(actor: Actor, origin: string): View {
    return { origin, variant: this.definition.variant?.(actor) ?? '' }
  }

  /** The record as the caller gets it. */
  show(record: S, { actor, origin }: { readonly actor: Actor; readonly origin: string }): W {
    return this.definition.present(record, this.viewOf(actor, origin))
  }

  /** The record as JSON for this view. */
  textOf(record: S, view: View): string {
    const texts = this.#textsFor(`${view.variant} ${view.origin}`)
    let text = texts.get(record)
    if (text === undefined) {
      text = JSON.stringify(this.definition.present(record, view))
      texts.set(record, text)
    }
    return text
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

  /** The index, or combination of indexes, in one order. */
  table(name: string, keysOf: KeysOf<S>, orderOf: (record: S) => SortKey): Table<S> {
    let table = this.#tables.get(name)
    if (!table) {
      table = new Table(keysOf, orderOf, this.#records.values())
      this.#tables.set(name, table)
    }
    return table
  }

  #textsFor(view: string): WeakMap<S, string> {
    let texts = this.#texts.get(view)
    if (!texts) {
      // A caller may name any host; a few views are kept, not one for each name ever used.
      if (this.#texts.size >= 16) this.#texts.clear()
      texts = new WeakMap()
      this.#texts.set(view, texts)
    }
    return texts
  }

  #put(before: S | undefined, after: S | undefined): void {
    this.#replace(before, after)
    const change: Change = {
      collection: this.definition.name,
      before,
      after,
      undo: () => this.#replace(after, before),
    }
    this.#journal.record(change)
  }

  #replace(before: S | undefined, after: S | undefined): void {
    this.#version++
    if (before && after) {
      this.#records.set(after.id, after)
      for (const table of this.#tables.values()) table.replace(before, after)
      return
    }
    if (before) {
      for (const table of this.#tables.values()) table.remove(before)
      this.#records.delete(before.id)
    }
    if (after) {
      this.#records.set(after.id, after)
      for (const table of this.#tables.values()) table.add(after)
    }
  }
}
