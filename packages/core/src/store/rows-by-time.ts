import type { View } from './item.ts'
import type { Direction, Rows } from './rows.ts'
import { SortedRecords, type SortKey } from './sorted.ts'
import { sortedRows } from './sorted-rows.ts'

interface Timed {
  readonly id: number
  readonly created_at: string
}

interface Shape<S> {
  readonly textOf: (record: S, view: View) => string
  readonly collection?: NonNullable<Rows<S>['collection']>
}

/** Records of one ticket or the like, few enough to sort when they are asked for, in the order of their times. */
export function rowsByTime<S extends Timed, W>(
  records: readonly S[],
  shape: Shape<S>,
  direction: Direction = 'asc',
): Rows<S, W> {
  const sign = direction === 'asc' ? 1 : -1
  const keyOf = ({ created_at, id }: S): SortKey => [sign * Date.parse(created_at), sign * id]
  const order = direction === 'asc' ? 'created_at,id' : '-created_at,-id'
  return {
    ...sortedRows<S, W>(new SortedRecords(keyOf, records), { ...shape, order, keyOf }),
    orderedBy: (name, towards) => (name === 'created_at' ? rowsByTime(records, shape, towards) : undefined),
    turned: (towards) => rowsByTime(records, shape, towards),
  }
}
