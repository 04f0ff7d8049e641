import type { View } from './item.ts'
import type { Rows } from './rows.ts'
import type { SortedRecords, SortKey } from './sorted.ts'

/** Rows that an index or a handler has sorted already, and that come in this one order only. */
export function sortedRows<S, W>(
  sorted: SortedRecords<S>,
  shape: {
    /** Names the order in cursors: `-score,id`. */
    readonly order: string
    readonly keyOf: (record: S) => SortKey
    readonly textOf: (record: S, view: View) => string
    readonly collection?: NonNullable<Rows<S>['collection']>
  },
): Rows<S, W> {
  return {
    ...shape,
    size: sorted.size,
    slice: (from, to) => sorted.slice(from, to),
    rankOf: (key) => sorted.rankOf(key),
    rankBehind: (key) => sorted.rankBehind(key),
    orderedBy: () => undefined,
    // Whoever widens these rows gets the wider ones back.
    listedBy() {
      return this
    },
    [Symbol.iterator]: () => sorted.slice(0, sorted.size)[Symbol.iterator](),
  }
}
