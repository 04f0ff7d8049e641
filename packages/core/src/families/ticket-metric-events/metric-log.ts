import { define } from '../../store/definition.ts'

/**
 * A leaf of the account's log of what happened to tickets' clocks, which is written from front to back, in the order of
 * time. A ticket has some thirty events: as records of their own they would outweigh it, as numbers in a list they take
 * a few hundred bytes.
 */
export interface MetricLeaf {
  /** The number of its first event among all events of the account, so that the place of any event is known. */
  readonly id: number
  /** That of its first event, in seconds since 1970. */
  readonly time: number
  /** Entry by entry: ticket, time, how many numbers follow, and these, which `eventsOf` reads. */
  readonly entries: readonly number[]
}

export const metricLog = define<MetricLeaf, MetricLeaf>()({
  name: 'metric_log',
  singular: 'metric_leaf',
  isInternal: true,
  indexes: { ticket: ({ entries }) => [...ticketsIn(entries)] },
  orders: { time: ({ time }) => [time] },
  present: (leaf) => leaf,
})

function ticketsIn(entries: readonly number[]): ReadonlySet<number> {
  const ids = new Set<number>()
  for (let at = 0; at < entries.length; at += 3 + (entries[at + 2] ?? 0)) ids.add(entries[at] ?? 0)
  return ids
}
