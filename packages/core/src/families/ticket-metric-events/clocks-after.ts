import { bothOf, type Minutes, minus } from '../ticket-metrics/minutes.ts'
import { minutesBetween } from '../ticket-metrics/minutes-between.ts'
import type { Step } from '../ticket-metrics/step.ts'
import type { StoredTicketMetric } from '../ticket-metrics/ticket-metric.ts'
import { isDone } from '../tickets/is-done.ts'
import { type Clock, codeOf, fulfilled } from './metric-event.ts'

/** What a change of a ticket does to its clocks. */
export interface ClocksAfter {
  /** By `codeOf`. */
  readonly events: readonly number[]
  readonly changes: Partial<StoredTicketMetric>
}

type ClockState = 'runs' | 'rests' | 'done'

/** The clocks that follow from the status alone, and the statuses in which each rests (docs: Ticket metric event types). */
const statusClocks = [
  ['agent_work_time', ['pending', 'hold']],
  ['requester_wait_time', ['pending']],
  ['resolution_time', []],
] as const satisfies readonly (readonly [Clock, readonly string[]])[]

const measured: readonly Clock[] = [
  'agent_work_time',
  'pausable_update_time',
  'periodic_update_time',
  'reply_time',
  'requester_wait_time',
  'resolution_time',
]

/** The events of a change, in the order in which things happen: who speaks first, then the status. */
export function clocksAfter(step: Step, metric: StoredTicketMetric): ClocksAfter {
  const events: number[] = []
  // Everything is measured from the beginning, with or without an aim (reported: the events of `measure` have instance 0).
  if (!step.before) events.push(...measured.map((clock) => codeOf(clock, 'measure', 0)))
  const changes = { ...answering(step, metric, events), ...updating(step, metric, events) }
  for (const [clock, rests] of statusClocks) followStatus(step, metric, { clock, rests, events })
  return { events, changes }
}

/** Replies are waited for from the customer's first unanswered words to an agent's, or to the ticket's end. */
function answering(step: Step, metric: StoredTicketMetric, events: number[]): Partial<StoredTicketMetric> {
  const { after, now, agentComments, customerSpoke } = step
  const { reply_since: since, reply_instance: instance } = metric
  if (since !== null && (agentComments > 0 || isDone(after))) {
    fulfill(events, 'reply_time', instance, minutesBetween(step.account, since, now))
    return { reply_since: null }
  }
  if (since !== null || !customerSpoke || agentComments > 0 || isDone(after)) return {}
  events.push(codeOf('reply_time', 'activate', instance + 1))
  return { reply_instance: instance + 1, reply_since: now }
}

/** Updates are counted from one public comment of an agent to the next, or to the ticket's end. */
function updating(step: Step, metric: StoredTicketMetric, events: number[]): Partial<StoredTicketMetric> {
  const { before, after, now, agentComments } = step
  const isOver = agentComments > 0 || isDone(after)
  const restsNow = after.status === 'pending'
  if (!isOver) {
    const change = before && (before.status === 'pending') !== restsNow
    if (change && metric.update_since !== null) {
      events.push(codeOf('pausable_update_time', restsNow ? 'pause' : 'activate', metric.update_instance))
    }
    return {}
  }
  if (metric.update_since !== null) endUpdate(step, metric, metric.update_since, events)
  if (isDone(after)) return metric.update_since === null ? {} : { update_since: null }
  const instance = metric.update_instance + 1
  events.push(
    codeOf('periodic_update_time', 'activate', instance),
    codeOf('pausable_update_time', 'activate', instance),
  )
  if (restsNow) events.push(codeOf('pausable_update_time', 'pause', instance))
  return { update_instance: instance, update_since: now, update_waited: metric.agent_wait_time ?? 0 }
}

function endUpdate({ account, now }: Step, metric: StoredTicketMetric, since: number, events: number[]): void {
  const all = minutesBetween(account, since, now)
  const rested = minus(metric.agent_wait_time ?? 0, metric.update_waited)
  fulfill(events, 'periodic_update_time', metric.update_instance, all)
  fulfill(events, 'pausable_update_time', metric.update_instance, minus(all, rested))
}

/** These clocks go on where they stopped when a ticket is opened again: they have one instance. */
function followStatus(
  step: Step,
  metric: StoredTicketMetric,
  { clock, rests, events }: { clock: Clock; rests: readonly string[]; events: number[] },
): void {
  const stateIn = (status: string): ClockState =>
    isDone({ status }) ? 'done' : rests.includes(status) ? 'rests' : 'runs'
  const now = stateIn(step.after.status)
  const before = step.before && stateIn(step.before.status)
  if (!before) events.push(codeOf(clock, 'activate', 1))
  if (now === (before ?? 'runs')) return
  if (now === 'done') fulfill(events, clock, 1, ranFor(step, metric, clock))
  else events.push(codeOf(clock, now === 'rests' ? 'pause' : 'activate', 1))
}

/** What a clock that follows the status has counted by the end. */
function ranFor({ account, now }: Step, metric: StoredTicketMetric, clock: Clock): Minutes {
  const waited = metric.requester_wait_time ?? 0
  if (clock === 'resolution_time') return minutesBetween(account, metric.created_at, now)
  return clock === 'agent_work_time' ? minus(waited, metric.on_hold_time) : waited
}

function fulfill(events: number[], clock: Clock, instance: number, minutes: Minutes): void {
  events.push(...fulfilled(clock, instance, bothOf(minutes)))
}
