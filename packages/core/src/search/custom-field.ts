import { date, day } from './date-field.ts'
import { readDate } from './dates.ts'
import { compares, type Field, flag, isEquality, isFlag, isNone, text } from './fields.ts'
import { type Lookup, narrowed } from './narrow.ts'
import type { Term } from './parse.ts'
import { type Looked, lookedFor } from './words.ts'

/** The value of a field of the account's own, of whatever type. The look-up knows all values but yes and no by their words. */
export const custom =
  <S>(of: (record: S) => unknown, lookup?: Lookup<S, Looked>): Field<S> =>
  (term, context) => {
    const asFlag = flag<S>((record) => of(record) === true)(term, context)
    const asDay = day<S>((record) => String(of(record)))(term, context)
    const asTime = date<S>((record) => String(of(record)))(term, context)
    const asText = text<S>((record) => [of(record)].flat().map(String))(term, context)
    const number = Number(term.value)
    const meets = (record: S) => {
      const value = of(record)
      if (value === null || value === undefined || value === '') return isNone(term)
      if (typeof value === 'boolean') return asFlag(record)
      if (typeof value === 'number') return compares(term.operator, value, number)
      if (asText(record)) return true
      if (isDay(value)) return asDay(record)
      return isTime(value) && asTime(record)
    }
    const looked = meansWords(term) ? lookedFor(term.value.replace(/\*$/, ''), term.value.endsWith('*')) : undefined
    return narrowed(meets, looked && lookup?.(context.account, looked))
  }

const isDay = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)
const isTime = (value: unknown) => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)

/** Whether no value but one with these words can be meant: no amount, time, yes or no, or nothing at all. */
function meansWords(term: Term): boolean {
  const { value } = term
  if (!isEquality(term) || isNone(term) || isFlag(value)) return false
  // A number that is written the only way there is has its digits for a word.
  if (/^[1-9]\d{0,14}$/.test(value)) return true
  return Number.isNaN(Number(value)) && !readDate(value, { now: 0, timeZone: 'UTC' })
}
