import type { Account } from '../account/account.ts'
import type { Actor } from '../account/actor.ts'
import type { Item, View } from '../store/item.ts'
import type { SortKey } from '../store/sorted.ts'
import type { TextsOf, WordIndex, Words } from '../store/word-index.ts'
import { nameOf } from './aliases.ts'
import type { Field, SearchContext } from './fields.ts'
import { allOf, anyOf, type Condition, type Few, narrowed, sizeOf } from './narrow.ts'
import type { Query, Term } from './parse.ts'
import { joinedWords, type Looked, lookedFor, splitWords, wordFinder, wordsOf } from './words.ts'

/** A collection, as far as searching needs it. */
export interface Searched<S extends Item> {
  readonly definition: { readonly name: string }
  derived<T>(name: string, of: (record: S) => T): (record: S) => T
  wordIndex(name: string, textsOf: TextsOf<S>, words: Words): WordIndex<S>
  viewOf(actor: Actor, origin: string): View
  textOf(record: S, view: View): string
  get(id: S['id']): S | undefined
}

/** The records that can be found, as far as searching needs them. */
export interface Findable<S extends Item> extends Iterable<S> {
  readonly size: number
  has(id: S['id']): boolean
}

/** How records of one kind are searched. */
export interface SearchKind<S extends Item> {
  /** What `type:` and `result_type` call it. */
  readonly type: string
  readonly collection: (account: Account) => Searched<S>
  /** The records that can be found at all by the caller. */
  readonly rows: (account: Account, actor: Actor) => Findable<S>
  /** What a word without a key is looked for in, the title first. */
  readonly texts: (record: S) => readonly (string | null | undefined)[]
  /** What the index of words holds, where that is more than the texts: other kinds look into it, too. */
  readonly indexed?: { readonly name: string; readonly texts: TextsOf<S> }
  /** The words of what stands beside the record, as of a ticket's comments, and the records that can have a word there. */
  readonly wordsBeside?: (record: S, context: SearchContext) => string
  readonly holdersBeside?: (looked: Looked, account: Account) => Few<S> | undefined
  /** The record that a whole word without a key means, where there can be but one: an address. */
  readonly sole?: (word: string, account: Account) => Field<S> | undefined
  /** A record that a word without a key means besides what has it in its texts: a ticket, by its number. */
  readonly named?: (word: string) => S['id'] | undefined
  readonly fields: Readonly<Record<string, Field<S>>>
  /** Fields of the account's own. */
  readonly customField?: (key: string, account: Account) => Field<S> | undefined
  /** What results can be ordered by, beside the times that all records have. */
  readonly orders?: Readonly<Record<string, (record: S, account: Account) => SortKey[number]>>
}

export interface Match<S> {
  readonly record: S
  /** A heuristic: words in the title count more than elsewhere, whole ones more than beginnings. */
  readonly score: number
}

/** The records that meet the query, best first, newer ones first among equals. */
export function matchesIn<S extends Item>(
  kind: SearchKind<S>,
  query: Query,
  context: SearchContext,
): readonly Match<S>[] {
  const meets = conditionOf(kind, query, context)
  const scoreOf = scorer(kind, query.terms, context.account)
  const found: Match<S>[] = []
  for (const record of candidates(kind.rows(context.account, context.actor), meets)) {
    if (meets(record)) found.push({ record, score: scoreOf(record) })
  }
  return found.reverse().sort((left, right) => right.score - left.score)
}

/** All that can be found, or of these what an index leaves, where that is less; by id either way. */
function candidates<S extends Item>(rows: Findable<S>, { among }: Condition<S>): Iterable<S> {
  if (!among || sizeOf(among) >= rows.size) return rows
  const few = new Map<Item['id'], S>()
  for (const record of among.flatMap((some) => [...some])) if (rows.has(record.id)) few.set(record.id, record)
  return Array.from(few.values()).sort((left, right) => (left.id < right.id ? -1 : 1))
}

/** Terms of one key are alternatives; everything else must be met. What costs most comes last. */
function conditionOf<S extends Item>(kind: SearchKind<S>, { terms }: Query, context: SearchContext): Condition<S> {
  const alternatives = Map.groupBy(terms.filter(isAlternative), ({ key = '' }) => nameOf(kind, key))
  const others = terms.filter((term) => !isAlternative(term)).toSorted((left, right) => costOf(left) - costOf(right))
  return allOf([
    ...Array.from(alternatives.values(), (group) => anyOf(group.map((term) => termCondition(kind, term, context)))),
    ...others.map((term) => termCondition(kind, term, context)),
  ])
}

const costOf = ({ key }: Term) => Number(key === undefined)
const isAlternative = ({ key, operator, excluded }: Term) => key !== undefined && operator === ':' && !excluded

function termCondition<S extends Item>(kind: SearchKind<S>, term: Term, context: SearchContext): Condition<S> {
  const meets = plainCondition(kind, term, context)
  return term.excluded ? (record) => !meets(record) : meets
}

function plainCondition<S extends Item>(kind: SearchKind<S>, term: Term, context: SearchContext): Condition<S> {
  const { key, value } = term
  if (key !== undefined) {
    const name = nameOf(kind, key)
    const field = Object.hasOwn(kind.fields, name) ? kind.fields[name] : kind.customField?.(key, context.account)
    return field?.(term, context) ?? (() => false)
  }
  const sole = kind.sole?.(value, context.account)
  return sole ? sole(term, context) : wordCondition(kind, term, context)
}

function wordCondition<S extends Item>(kind: SearchKind<S>, term: Term, context: SearchContext): Condition<S> {
  const { wordsBeside, holdersBeside } = kind
  const { account } = context
  const words = wordsIn(kind, account)
  const find = wordFinder(term.value, !term.quoted)
  const id = kind.named?.(term.value)
  const meets = (record: S) =>
    find(words(record)) || record.id === id || (wordsBeside !== undefined && find(wordsBeside(record, context)))
  const looked = lookedFor(term.value, !term.quoted)
  if (!looked) return meets
  const named = id === undefined ? undefined : kind.collection(account).get(id)
  return narrowed(
    meets,
    wordIndex(kind, account).find(...looked),
    ...(holdersBeside ? [holdersBeside(looked, account)] : []),
    ...(named ? [new Set([named])] : []),
  )
}

/** The index of the texts that words without a key are looked for in. */
function wordIndex<S extends Item>(kind: SearchKind<S>, account: Account): WordIndex<S> {
  const { name, texts } = kind.indexed ?? { name: kind.type, texts: kind.texts }
  return kind.collection(account).wordIndex(name, texts, splitWords)
}

function wordsIn<S extends Item>(kind: SearchKind<S>, account: Account): (record: S) => string {
  return kind.collection(account).derived(`search ${kind.type}`, (record) => joinedWords(kind.texts(record)))
}

function scorer<S extends Item>(kind: SearchKind<S>, terms: readonly Term[], account: Account): (record: S) => number {
  const wanted = terms.flatMap(({ key, value, excluded }) => (key === undefined && !excluded ? wordsOf(value) : []))
  if (wanted.length === 0) return () => 0
  const words = wordsIn(kind, account)
  return (record) => {
    // The title's words are the first line, which is left out where there is no title.
    const title = kind.texts(record)[0] ? (words(record).split('\n', 1)[0] ?? '') : ''
    return wanted.reduce((sum, one) => sum + (title.includes(one) ? 2 : title.includes(one.trimEnd()) ? 1 : 0), 0)
  }
}
