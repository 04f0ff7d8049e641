import type { View } from './item.ts'
import type { Direction, Rows } from './rows.ts'

/** The rows in an order that they have not themselves; undefined where there is none of the name. */
type MoreOrders<S> = (name: string, direction: Direction) => Rows<S> | undefined

/**
 * The same rows, in whatever order, each with another text. Without a collection these are not its records as other
 * lists show them, and nothing is loaded beside them.
 */
export function inOtherLook<S, W>(
  rows: Rows<S>,
  textOf: (record: S, view: View) => string,
  beside: Pick<Rows<S>, 'collection' | 'besideOf' | 'sortsDown'> & { readonly moreOrders?: MoreOrders<S> } = {},
): Rows<S, W> {
  const again = (others: Rows<S>) => inOtherLook<S, W>(others, textOf, beside)
  const { collection, besideOf, sortsDown, moreOrders } = beside
  return {
    ...(sortsDown && { sortsDown }),
    ...(collection && { collection }),
    ...(besideOf && { besideOf }),
    ...(rows.reach && { reach: rows.reach }),
    textOf,
    get size() {
      return rows.size
    },
    order: rows.order,
    slice: (from, to) => rows.slice(from, to),
    keyOf: (record) => rows.keyOf(record),
    rankOf: (key) => rows.rankOf(key),
    rankBehind: (key) => rows.rankBehind(key),
    orderedBy(name, direction) {
      const sorted = moreOrders?.(name, direction) ?? rows.orderedBy(name, direction)
      return sorted && again(sorted)
    },
    ...(rows.turned && { turned: (direction) => again(rows.turned?.(direction) ?? rows) }),
    listedBy: (kind) => again(rows.listedBy(kind)),
    [Symbol.iterator]: () => rows[Symbol.iterator](),
  }
}
