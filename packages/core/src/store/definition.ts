import type { Actor } from '../account/actor.ts'
import type { Item, View } from './item.ts'
import type { TableRows } from './rows.ts'
import type { SortKey } from './sorted.ts'
import type { Key } from './table.ts'

export type IndexOf<S> = (record: S) => Key | readonly Key[] | undefined

/** A kind of record: how it is found, ordered, seen and shown. `S` is stored, `W` goes over the wire. */
export interface Definition<
  S extends Item,
  W,
  Index extends string = string,
  Order extends string = string,
  Singular extends string = string,
  C = unknown,
> {
  /** The plural, which is also the collection's name in the account and its key in lists: `sessions`. */
  readonly name: string
  /** The key of a single record: `session`. */
  readonly singular: Singular
  /** Bookkeeping: a write to it leaves kept answers and entity tags good. */
  readonly isAside?: boolean
  /** How the account does things, not what is in it: who asks what has changed is not told of it. */
  readonly isInternal?: boolean
  /** Properties in which many records hold the same; of such values, or of the items of such lists, one is kept. */
  readonly alike?: readonly (keyof S & string)[]
  /** What a record weighs; the collection knows the sum of all. */
  readonly weight?: (record: S) => number
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
  /** What showing a record needs to know of others, such as the account's fields. */
  readonly context?: Context<C> | undefined
  /** The record as an answer shows it. Depends on nothing but its arguments: the text is kept. */
  present(record: S, view: View<C>): W
}

/** Read once, and again when a record of one of the collections has changed; kept texts are then written anew. */
export interface Context<C> {
  /** The collections that are read, by their names. */
  readonly of: readonly string[]
  /** Told of the account's collections; takes as its parameter those that it reads. */
  readonly read: (collections: never) => C
}

/** Gives `define<Stored, Wire>()({...})` its index and order names by inference. */
export function define<S extends Item, W, C = undefined>() {
  return <const Singular extends string, const Index extends string, const Order extends string = never>(
    definition: Definition<S, W, Index, Order, Singular, C>,
  ): Definition<S, W, Index, Order, Singular, C> => definition
}
