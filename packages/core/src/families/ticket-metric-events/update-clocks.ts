import type { SlaMetricSettings } from '@fakedesk/spec'
import { bothOf, minus } from '../ticket-metrics/minutes.ts'
import { minutesBetween } from '../ticket-metrics/minutes-between.ts'
import { isOfAgent, type Step } from '../ticket-metrics/step.ts'
import type { StoredTicketMetric, UpdateClock } from '../ticket-metrics/ticket-metric.ts'
import { isDone } from '../tickets/is-done.ts'
import { codeOf, fulfilled } from './metric-event.ts'

/**
 * Updates are counted from one public comment of an agent to the next, or to the ticket's end; while a ticket is pending,
 * only the clock that cannot rest goes on.
 */
export function updating(
  step: Step,
  metric: StoredTicketMetric,
  settings: SlaMetricSettings,
  events: number[],
): Partial<StoredTicketMetric> {
  const pausable: UpdateClock = { instance: metric.update_instance, since: metric.update_since }
  const areNotesUpdates = settings?.periodic_update_time?.activate_on_agent_internal_note === true
  const hasNews = areNotesUpdates ? step.said.some(isOfAgent) : step.agentComments > 0
  const periodic = periodicAfter(step, metric.periodic ?? pausable, hasNews, events)
  const { instance, since } = pausableAfter(step, metric, pausable, events)
  return {
    ...(since !== metric.update_since && { update_since: since }),
    ...(instance !== metric.update_instance && {
      update_instance: instance,
      update_waited: metric.agent_wait_time ?? 0,
    }),
    ...((periodic.instance !== instance || periodic.since !== since || metric.periodic) && { periodic }),
  }
}

function periodicAfter(step: Step, clock: UpdateClock, hasNews: boolean, events: number[]): UpdateClock {
  const { after, now } = step
  const { instance, since } = clock
  if (!hasNews && !isDone(after)) return clock
  if (since !== null) {
    events.push(...fulfilled('periodic_update_time', instance, bothOf(minutesBetween(step, since, now))))
  }
  if (isDone(after)) return { instance, since: null }
  events.push(codeOf('periodic_update_time', 'activate', instance + 1))
  return { instance: instance + 1, since: now }
}

function pausableAfter(step: Step, metric: StoredTicketMetric, clock: UpdateClock, events: number[]): UpdateClock {
  const { before, after, now, agentComments } = step
  const { instance, since } = clock
  const restsNow = after.status === 'pending'
  if (agentComments === 0 && !isDone(after)) {
    const hasTurned = before && (before.status === 'pending') !== restsNow
    if (hasTurned && since !== null) {
      events.push(codeOf('pausable_update_time', restsNow ? 'pause' : 'activate', instance))
    }
    return clock
  }
  if (since !== null) {
    const all = minutesBetween(step, since, now)
    const rested = minus(metric.agent_wait_time ?? 0, metric.update_waited)
    events.push(...fulfilled('pausable_update_time', instance, bothOf(minus(all, rested))))
  }
  if (isDone(after)) return { instance, since: null }
  events.push(codeOf('pausable_update_time', 'activate', instance + 1))
  if (restsNow) events.push(codeOf('pausable_update_time', 'pause', instance + 1))
  return { instance: instance + 1, since: now }
}
