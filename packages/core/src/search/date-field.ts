import { timestamp } from '../account/clock.ts'
import type { Rows } from '../store/rows.ts'
import { type Range, rowsWithin } from '../store/rows-within.ts'
import { readDate, type Stretch } from './dates.ts'
import { type Field, isEquality, isNone, never } from './fields.ts'
import { type Few, type Lookup, narrowed } from './narrow.ts'
import type { Operator } from './parse.ts'

/** A time: a day of the account, a moment, or so long ago; `none` where there is none. */
export const date =
  <S>(of: (record: S) => string | null | undefined, lookup?: Lookup<S, Range>): Field<S> =>
  (term, { account }) => {
    if (isEquality(term) && isNone(term)) return (record) => !of(record)
    const stretch = readDate(term.value, { now: account.clock.now(), timeZone: account.settings.iana_time_zone })
    if (!stretch) return never
    const meets = timeTest(term.operator, stretch)
    return narrowed(
      (record) => {
        const time = of(record)
        return time ? meets(Date.parse(time)) : false
      },
      lookup?.(account, rangeOf(stretchMeant(term.operator, stretch))),
    )
  }

/** Days without a time, as fields of the account's own hold them: the same ones in every time zone. */
export const day =
  <S>(of: (record: S) => string): Field<S> =>
  (term, { account }) => {
    const stretch = readDate(term.value, { now: account.clock.now(), timeZone: 'UTC' })
    if (!stretch) return never
    const meets = timeTest(term.operator, stretch)
    return (record) => meets(Date.parse(of(record)))
  }

/** The records whose time lies within a range, by an order of their collection. */
export function within<S>(rows: Rows<S, unknown>, range: Range): Few<S> {
  return rowsWithin(rows, range)
}

function timeTest(operator: Operator, stretch: Stretch): (time: number) => boolean {
  const { from, to } = stretchMeant(operator, stretch)
  return (time) => time >= from && time < to
}

/** From when and until when the times are that stand so to the stretch. */
function stretchMeant(operator: Operator, { from, to }: Stretch): Stretch {
  switch (operator) {
    case ':':
      return { from, to }
    case '<':
      return { from: Number.NEGATIVE_INFINITY, to: from }
    case '<=':
      return { from: Number.NEGATIVE_INFINITY, to }
    case '>':
      return { from: to, to: Number.POSITIVE_INFINITY }
    case '>=':
      return { from, to: Number.POSITIVE_INFINITY }
  }
}

/** Records hold whole seconds, so the range reaches to the next one. */
const rangeOf = ({ from, to }: Stretch): Range => ({ from: placeOf(from), to: placeOf(to + 1000) })

/** Open towards a time that no record can have. */
const placeOf = (time: number) => (time >= 0 && time < latest ? [timestamp(time)] : undefined)

const latest = Date.parse('9999-12-31T00:00:00Z')
