import { timestamp } from '../account/clock.ts'
import type { Direction, Rows } from './rows.ts'
import type { SortKey } from './sorted.ts'

/** The part of an order that is asked for: at or behind one place, and ahead of another. Left out, it is open. */
export interface Range {
  readonly from?: SortKey | undefined
  readonly to?: SortKey | undefined
}

/** Rows that lie within a range of their own order, whichever way round they come. Read in place, as the rows are. */
export function rowsWithin<S, W>(rows: Rows<S, W>, range: Range): Rows<S, W> {
  const [first, last] = placesOf(rows, range)
  const within = (rank: number) => Math.min(Math.max(rank, first), last) - first
  const again = (turned: Rows<S, W> | undefined) => turned && rowsWithin(turned, range)
  const part: Rows<S, W> = {
    ...(rows.collection && { collection: rows.collection }),
    order: rows.order,
    size: last - first,
    slice: (from, to) => rows.slice(first + from, Math.min(first + to, last)),
    keyOf: (record) => rows.keyOf(record),
    rankOf: (key) => within(rows.rankOf(key)),
    rankBehind: (key) => within(rows.rankBehind(key)),
    // In another order the range would be another one.
    orderedBy: (name, direction) => (name === nameOf(rows) ? again(rows.orderedBy(name, direction)) : undefined),
    turned: (direction: Direction) => again(rows.turned?.(direction)) ?? part,
    listedBy: () => part,
    textOf: (record, view) => rows.textOf(record, view),
    [Symbol.iterator]: () => rows.slice(first, last)[Symbol.iterator](),
  }
  return part
}

/** The place of a moment in Unix seconds in an order of time; one before 1970 leaves nothing out. */
export const placeAtSecond = (seconds: number | undefined) =>
  seconds === undefined ? undefined : [timestamp(Math.min(Math.max(seconds, 0) * 1000, Number.MAX_SAFE_INTEGER))]

const nameOf = ({ order }: { readonly order: string }) => order.replace('-', '')

function placesOf<S, W>(rows: Rows<S, W>, { from, to }: Range): readonly [number, number] {
  const [first, last] = rows.order.startsWith('-')
    ? [to ? rows.rankBehind(to) : 0, from ? rows.rankBehind(from) : rows.size]
    : [from ? rows.rankOf(from) : 0, to ? rows.rankOf(to) : rows.size]
  return [first, Math.max(first, last)]
}
