import type { SlaMetricSettings } from '@fakedesk/spec'
import { bothOf, type Minutes, minus } from '../ticket-metrics/minutes.ts'
import { minutesBetween } from '../ticket-metrics/minutes-between.ts'
import type { Step } from '../ticket-metrics/step.ts'
import type { StoredTicketMetric } from '../ticket-metrics/ticket-metric.ts'
import { isDone } from '../tickets/is-done.ts'
import { type Clock, codeOf, fulfilled } from './metric-event.ts'
import { endsReply, startsReply } from './reply-clock.ts'
import { updating } from './update-clocks.ts'

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
export function clocksAfter(step: Step, metric: StoredTicketMetric, settings: SlaMetricSettings): ClocksAfter {
  const events: number[] = []
  // Everything is measured from the beginning, with or without an aim (reported: the events of `measure` have instance 0).
  if (!step.before) events.push(...measured.map((clock) => codeOf(clock, 'measure', 0)))
  const changes = { ...answering(step, metric, settings, events), ...updating(step, metric, settings, events) }
  for (const [clock, rests] of statusClocks) followStatus(step, metric, { clock, rests, events })
  return { events, changes }
}

/**
 * Replies are waited for from the customer's first unanswered words to an agent's, or to the ticket's end. The first
 * instance is the wait for the first reply, which begins with the ticket or never.
 */
function answering(
  step: Step,
  metric: StoredTicketMetric,
  settings: SlaMetricSettings,
  events: number[],
): Partial<StoredTicketMetric> {
  const { before, after, now } = step
  const { reply_since: since, reply_instance: instance } = metric
  const isAnswered = before !== undefined && endsReply(step, settings, instance === 1)
  if (since !== null && (isAnswered || isDone(after))) {
    fulfill(events, 'reply_time', instance, minutesBetween(step, since, now))
    return { reply_since: null }
  }
  if (since !== null || isAnswered || isDone(after) || !startsReply(step, settings)) return {}
  const next = before ? Math.max(instance, 1) + 1 : 1
  events.push(codeOf('reply_time', 'activate', next))
  return { reply_instance: next, reply_since: now }
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
function ranFor(step: Step, metric: StoredTicketMetric, clock: Clock): Minutes {
  const waited = metric.requester_wait_time ?? 0
  if (clock === 'resolution_time') return minutesBetween(step, metric.created_at, step.now)
  return clock === 'agent_work_time' ? minus(waited, metric.on_hold_time) : waited
}

function fulfill(events: number[], clock: Clock, instance: number, minutes: Minutes): void {
  events.push(...fulfilled(clock, instance, bothOf(minutes)))
}
