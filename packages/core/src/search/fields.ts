import type { Account } from '../account/account.ts'
import type { Actor } from '../account/actor.ts'
import { type Condition, type Lookup, narrowed } from './narrow.ts'
import type { Operator, Term } from './parse.ts'
import { joinedWords, type Looked, lookedFor, wordFinder } from './words.ts'

/** Who searches what, and when. */
export interface SearchContext {
  readonly account: Account
  readonly actor: Actor
}

/** What a key of the search language means: for a term, whether a record meets it. */
export type Field<S> = (term: Term, context: SearchContext) => Condition<S>

type Texts = readonly (string | null | undefined)[]

export const never = () => false
export const isNone = ({ value, quoted }: Term) => !quoted && value.toLowerCase() === 'none'
export const isEquality = ({ operator }: Term) => operator === ':'

/** Whole words in their order; a star at the end stands for any ending. */
export const text = <S>(of: (record: S) => Texts, lookup?: Lookup<S, Looked>): Field<S> =>
  words((record) => joinedWords(of(record)), lookup)

/** The same for texts whose words are known already. */
export const words =
  <S>(of: (record: S, context: SearchContext) => string, lookup?: Lookup<S, Looked>): Field<S> =>
  (term, context) => {
    if (!isEquality(term)) return never
    if (term.value === '*') return (record) => of(record, context) !== ''
    const [value, isPrefix] = [term.value.replace(/\*$/, ''), term.value.endsWith('*')]
    const find = wordFinder(value, isPrefix)
    const looked = lookedFor(value, isPrefix)
    return narrowed((record) => find(of(record, context)), looked && lookup?.(context.account, looked))
  }

/** The very value, whatever the case; a star at the end stands for any ending. `none` finds what has no value. */
export const exact =
  <S>(of: (record: S) => Texts, lookup?: Lookup<S, string>): Field<S> =>
  (term, { account }) => {
    const values = (record: S) => of(record).flatMap((value) => value?.toLowerCase() || [])
    if (!isEquality(term)) return never
    if (isNone(term)) return (record) => values(record).length === 0
    const wanted = term.value.toLowerCase()
    return wanted.endsWith('*')
      ? (record) => values(record).some((value) => value.startsWith(wanted.slice(0, -1)))
      : narrowed((record) => values(record).includes(wanted), lookup?.(account, wanted))
  }

/** A telephone number, by its digits. */
export const phone =
  <S>(of: (record: S) => Texts): Field<S> =>
  (term, context) =>
    exact((record: S) => of(record).map(digits))(
      isNone(term) ? term : { ...term, value: digits(term.value) ?? '' },
      context,
    )

const digits = (value: string | null | undefined) => value?.replaceAll(/[^\d*]/g, '')

/** Tags: one, or with several in quotes all of them. */
export const tags =
  <S>(of: (record: S) => readonly string[], lookup?: Lookup<S, string>): Field<S> =>
  (term, { account }) => {
    if (!isEquality(term)) return never
    if (isNone(term)) return (record) => of(record).length === 0
    const wanted = term.value.toLowerCase().split(/\s+/)
    const has = (own: readonly string[], tag: string) =>
      tag.endsWith('*') ? own.some((one) => one.startsWith(tag.slice(0, -1))) : own.includes(tag)
    const whole = wanted.find((tag) => !tag.endsWith('*'))
    return narrowed(
      (record) => wanted.every((tag) => has(of(record), tag)),
      whole === undefined ? undefined : lookup?.(account, whole),
    )
  }

/** One of a closed set, which may have an order of its own: `status<solved`. */
export const choice =
  <S>(
    of: (record: S) => string | null | undefined,
    order: readonly string[] = [],
    lookup?: Lookup<S, string>,
  ): Field<S> =>
  (term, { account }) => {
    const wanted = term.value.toLowerCase()
    if (isEquality(term) && isNone(term)) return (record) => !of(record)
    const rank = order.indexOf(wanted)
    const meant = isEquality(term)
      ? [wanted]
      : order.filter((_, place) => rank >= 0 && compares(term.operator, place, rank))
    return narrowed((record) => meant.includes(of(record) ?? ''), ...meant.map((value) => lookup?.(account, value)))
  }

const trueWords: readonly string[] = ['true', 'yes', 'checked', '1']
const falseWords: readonly string[] = ['false', 'no', 'unchecked', '0']

/** Whether the value says yes or no; a record of which neither is known is a no. */
export const flag =
  <S>(of: (record: S, context: SearchContext) => boolean | null | undefined): Field<S> =>
  (term, context) => {
    const wanted = isFlag(term.value) && trueWords.includes(term.value.toLowerCase())
    return isEquality(term) && isFlag(term.value) ? (record) => (of(record, context) ?? false) === wanted : never
  }

export const isFlag = (value: string) => [...trueWords, ...falseWords].includes(value.toLowerCase())

export function compares(operator: Operator, left: number, right: number): boolean {
  switch (operator) {
    case ':':
      return left === right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
  }
}
