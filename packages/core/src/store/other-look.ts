import type { View } from './item.ts'
import type { Direction, Rows } from './rows.ts'

/**
 * The same rows, in whatever order, each with another text. Without a collection these are not its records as other
 * lists show them, and nothing is loaded beside them.
 */
export function inOtherLook<S, W>(
  rows: Rows<S>,
  textOf: (record: S, view: View) => string,
  collection?: Rows<S>['collection'],
): Rows<S, W> {
  return {
    ...(collection && { collection }),
    get size() {
      return rows.size
    },
    order: rows.order,
    slice: (from, to) => rows.slice(from, to),
    keyOf: (record) => rows.keyOf(record),
    rankOf: (key) => rows.rankOf(key),
    rankBehind: (key) => rows.rankBehind(key),
    orderedBy(name, direction) {
      const sorted = rows.orderedBy(name, direction)
      return sorted && inOtherLook(sorted, textOf, collection)
    },
    ...(rows.turned && { turned: (direction) => turnedIn(rows, direction, textOf, collection) }),
    listedBy: (kind) => inOtherLook(rows.listedBy(kind), textOf, collection),
    textOf,
    [Symbol.iterator]: () => rows[Symbol.iterator](),
  }
}

function turnedIn<S, W>(
  rows: Rows<S>,
  direction: Direction,
  textOf: (record: S, view: View) => string,
  collection: Rows<S>['collection'],
): Rows<S, W> {
  return inOtherLook(rows.turned?.(direction) ?? rows, textOf, collection)
}
