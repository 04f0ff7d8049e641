import type { Account } from '../../account/account.ts'
import { eventsOf } from './metric-event.ts'

/** Numbers on a leaf, roughly: a leaf is written anew with each entry. */
const mostOnLeaf = 240

/** Writes down what happened to a ticket's clocks, behind all that was written before. */
export function noteMetricEvents(
  { metricLog }: Account,
  ticketId: number,
  now: number,
  codes: readonly number[],
): void {
  if (codes.length === 0) return
  const last = metricLog.rows.ordered('id', 'desc').first()
  // Numbers and times grow together, whatever a clock does.
  const time = Math.max(now, last?.time ?? 0)
  const entry = [ticketId, time, codes.length, ...codes]
  if (last && last.entries.length < mostOnLeaf) {
    metricLog.update(last, { entries: last.entries.concat(entry) })
  } else metricLog.insert({ id: last ? last.id + eventsOf(last).length : 0, time, entries: [...entry] })
}
