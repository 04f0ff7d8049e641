import type { Account } from '../account/account.ts'
import type { Actor } from '../account/actor.ts'
import type { Item, View } from '../store/item.ts'
import type { Field, SearchContext } from './fields.ts'
import type { Query, Term } from './parse.ts'
import { joinedWords, wordFinder, wordsOf } from './words.ts'

/** A collection, as far as searching needs it. */
export interface Searched<S extends Item> {
  readonly definition: { readonly name: string }
  derived<T>(name: string, of: (record: S) => T): (record: S) => T
  viewOf(actor: Actor, origin: string): View
  textOf(record: S, view: View): string
}

/** How records of one kind are searched. */
export interface SearchKind<S extends Item> {
  /** What `type:` and `result_type` call it. */
  readonly type: string
  readonly collection: (account: Account) => Searched<S>
  /** The records that can be found at all by the caller. */
  readonly rows: (account: Account, actor: Actor) => Iterable<S>
  /** What a word without a key is looked for in, the title first. */
  readonly texts: (record: S) => readonly (string | null | undefined)[]
  /** The record that a whole word without a key means, where there can be but one: an address, a ticket's number. */
  readonly sole?: (word: string, account: Account) => Field<S> | undefined
  readonly fields: Readonly<Record<string, Field<S>>>
  /** Fields of the account's own. */
  readonly customField?: (key: string, account: Account) => Field<S> | undefined
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
  const scoreOf = scorer(kind, query.terms)
  const found: Match<S>[] = []
  for (const record of kind.rows(context.account, context.actor)) {
    if (meets(record)) found.push({ record, score: scoreOf(record) })
  }
  return found.reverse().sort((left, right) => right.score - left.score)
}

type Condition<S> = (record: S) => boolean

/** Terms of one key are alternatives; everything else must be met. */
function conditionOf<S extends Item>(kind: SearchKind<S>, { terms }: Query, context: SearchContext): Condition<S> {
  const alternatives = Map.groupBy(terms.filter(isAlternative), ({ key }) => key)
  const conditions = [
    ...terms.filter((term) => !isAlternative(term)).map((term) => termCondition(kind, term, context)),
    ...Array.from(alternatives.values(), (group) => {
      const any = group.map((term) => termCondition(kind, term, context))
      return (record: S) => any.some((meets) => meets(record))
    }),
  ]
  return (record) => conditions.every((meets) => meets(record))
}

const isAlternative = ({ key, operator, excluded }: Term) => key !== undefined && operator === ':' && !excluded

function termCondition<S extends Item>(kind: SearchKind<S>, term: Term, context: SearchContext): Condition<S> {
  const meets = plainCondition(kind, term, context)
  return term.excluded ? (record) => !meets(record) : meets
}

function plainCondition<S extends Item>(kind: SearchKind<S>, term: Term, context: SearchContext): Condition<S> {
  const { key, value } = term
  if (key !== undefined) {
    const name = aliases.get(key) ?? key
    const field = Object.hasOwn(kind.fields, name) ? kind.fields[name] : kind.customField?.(key, context.account)
    return field?.(term, context) ?? (() => false)
  }
  const sole = kind.sole?.(value, context.account)
  if (sole) return sole(term, context)
  const words = wordsIn(kind, context.account)
  const find = wordFinder(value, !term.quoted)
  return (record) => find(words(record))
}

/** Names of properties that clients use in place of keys; the first one is recorded. */
const aliases: ReadonlyMap<string, string> = new Map([
  ['created_at', 'created'],
  ['updated_at', 'updated'],
  ['organization_id', 'organization'],
  ['group_id', 'group'],
])

function wordsIn<S extends Item>(kind: SearchKind<S>, account: Account): (record: S) => string {
  return kind.collection(account).derived('search', (record) => joinedWords(kind.texts(record)))
}

function scorer<S extends Item>(kind: SearchKind<S>, terms: readonly Term[]): (record: S) => number {
  const wanted = terms.flatMap(({ key, value, excluded }) => (key === undefined && !excluded ? wordsOf(value) : []))
  if (wanted.length === 0) return () => 0
  return (record) => {
    const title = wordsOf(kind.texts(record)[0] ?? '')
    return wanted.reduce((sum, words) => sum + (title.includes(words) ? 2 : title.includes(words.trimEnd()) ? 1 : 0), 0)
  }
}
