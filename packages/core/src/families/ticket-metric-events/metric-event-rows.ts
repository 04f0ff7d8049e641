import type { TicketMetricEvent } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Rows } from '../../store/rows.ts'
import type { SortKey } from '../../store/sorted.ts'
import { eventsOf, type MetricEvent, presentMetricEvent } from './metric-event.ts'

/** What happened to the clocks of these tickets, oldest first. */
export function metricEventsOf({ metricLog }: Account, ticketIds: readonly number[]): readonly MetricEvent[] {
  const leaves = new Set(ticketIds.flatMap((id) => [...metricLog.by('ticket', id)]))
  const wanted = new Set(ticketIds)
  return [...leaves]
    .sort((left, right) => left.id - right.id)
    .flatMap((leaf) => eventsOf(leaf).filter(({ ticket_id }) => wanted.has(ticket_id)))
}

/**
 * All metric events, oldest first. The leaf that has an event is found by the event's number, so a page costs a binary
 * search and the leaves that it shows.
 */
export function metricEventRows(account: Account): Rows<MetricEvent, TicketMetricEvent> {
  const { metricLog } = account
  const leaves = metricLog.rows
  const last = leaves.ordered('id', 'desc').first()
  const size = last ? last.id + eventsOf(last).length : 0

  function slice(from: number, to: number): readonly MetricEvent[] {
    const found = leaves.slice(leaves.rankBehind([from]) - 1, leaves.rankOf([Math.min(to, size)]))
    return found.flatMap(eventsOf).filter(({ number }) => number >= from && number < to)
  }

  /** A place is a time and the number of an event, or a time alone, which is ahead of all its events. */
  function rankOf([time, number]: SortKey): number {
    if (typeof number === 'number') return Math.min(number, size)
    const byTime = leaves.ordered('time')
    const rank = byTime.rankOf([Date.parse(String(time)) / 1000])
    // The leaf before may have come to the time, too.
    const [before] = rank > 0 ? byTime.slice(rank - 1, rank) : []
    const event = before && eventsOf(before).find((one) => one.time >= String(time))
    return event?.number ?? byTime.slice(rank, rank + 1)[0]?.id ?? size
  }

  const rows: Rows<MetricEvent, TicketMetricEvent> = {
    order: 'time,id',
    size,
    slice,
    keyOf: ({ time, number }) => [time, number],
    rankOf,
    rankBehind: ([time = null, number]) => rankOf(typeof number === 'number' ? [time, number + 1] : [time]),
    orderedBy: () => undefined,
    listedBy: () => rows,
    textOf: (event) => JSON.stringify(presentMetricEvent(account, event)),
    [Symbol.iterator]: () => slice(0, size)[Symbol.iterator](),
  }
  return rows
}
