import { type Field, isEquality, isNone, never, type SearchContext } from './fields.ts'
import { type Lookup, narrowed } from './narrow.ts'
import type { Term } from './parse.ts'
import { wordFinder, wordsOf } from './words.ts'

/** A related record: its id, words of its name, or `none`. `named` is all that could be meant. */
export const related = <S>(
  idsOf: (record: S) => readonly (number | null)[],
  named: (context: SearchContext) => Iterable<{ readonly id: number; readonly name: string }>,
  lookup?: Lookup<S, number | null>,
): Field<S> =>
  oneOf(
    idsOf,
    ({ value }, context) => {
      if (/^\d+$/.test(value)) return [Number(value)]
      const find = wordFinder(value.replace(/\*$/, ''), value.endsWith('*'))
      return Array.from(named(context)).flatMap(({ id, name }) => (find(wordsOf(name)) ? [id] : []))
    },
    lookup,
  )

/** Whether a record has one of the ids that the value means; `none` where it has no id, which the look-up knows by null. */
export const oneOf =
  <S>(
    idsOf: (record: S, context: SearchContext) => readonly (number | null)[],
    meant: (term: Term, context: SearchContext) => readonly number[],
    lookup?: Lookup<S, number | null>,
  ): Field<S> =>
  (term, context) => {
    if (!isEquality(term)) return never
    if (isNone(term))
      return narrowed((record) => idsOf(record, context).every((id) => id === null), lookup?.(context.account, null))
    const wanted = new Set(meant(term, context))
    return narrowed(
      (record) => idsOf(record, context).some((id) => id !== null && wanted.has(id)),
      ...Array.from(wanted, (id) => lookup?.(context.account, id)),
    )
  }
