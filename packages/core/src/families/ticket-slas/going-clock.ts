import type { Clock } from '../ticket-metric-events/metric-event.ts'
import { bothOf, type Minutes, minus } from '../ticket-metrics/minutes.ts'
import type { StoredTicketMetric } from '../ticket-metrics/ticket-metric.ts'
import { isDone } from '../tickets/is-done.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { Ownership } from './ticket-sla.ts'

/** A clock that has not come to its end. */
export interface GoingClock {
  readonly instance: number
  /** When it began to run, and what it had counted by then, for a promise that comes later than it. */
  readonly since: number
  readonly spent: Minutes
  /** When it came to rest; null while it runs. */
  readonly restsFrom: number | null
}

/** A ticket after its change, with what is known of its times. */
export interface Timed {
  readonly ticket: StoredTicket
  readonly metric: StoredTicketMetric
  readonly ownership: Ownership | undefined
}

type ClockOf = (timed: Timed) => GoingClock | undefined

/** The clock that a metric of a policy looks at; what events call it, and where it stands. */
interface PromisedClock {
  readonly clock: Clock
  readonly of: ClockOf
}

/** The metrics that policies promise (docs: SLA Policies > Metrics). */
export const promisedClocks: Readonly<Record<string, PromisedClock>> = {
  first_reply_time: { clock: 'reply_time', of: replyClock((instance) => instance === 1) },
  next_reply_time: { clock: 'reply_time', of: replyClock((instance) => instance > 1) },
  periodic_update_time: { clock: 'periodic_update_time', of: periodicClock },
  pausable_update_time: { clock: 'pausable_update_time', of: pausableClock },
  requester_wait_time: {
    clock: 'requester_wait_time',
    of: statusClock(['pending'], ({ requester_wait_time }) => requester_wait_time ?? 0),
  },
  agent_work_time: {
    clock: 'agent_work_time',
    of: statusClock(['pending', 'hold'], ({ requester_wait_time, on_hold_time }) =>
      minus(requester_wait_time ?? 0, on_hold_time),
    ),
  },
  total_resolution_time: { clock: 'resolution_time', of: resolutionClock },
  group_ownership_time: { clock: 'group_ownership_time', of: ownershipClock },
}

function replyClock(isMeant: (instance: number) => boolean): ClockOf {
  return ({ metric: { reply_since: since, reply_instance: instance } }) =>
    since === null || !isMeant(instance) ? undefined : { instance, since, spent: 0, restsFrom: null }
}

function periodicClock({ metric }: Timed): GoingClock | undefined {
  const { instance, since } = metric.periodic ?? { instance: metric.update_instance, since: metric.update_since }
  return since === null ? undefined : { instance, since, spent: 0, restsFrom: null }
}

/** It has rested while the ticket was pending, which is less than nothing at the start. */
function pausableClock({ ticket: { status }, metric }: Timed): GoingClock | undefined {
  const { update_instance: instance, update_since: since, agent_wait_time, update_waited } = metric
  if (since === null) return undefined
  const rested = bothOf(minus(agent_wait_time ?? 0, update_waited))
  const spent = { calendar: -rested.calendar, business: -rested.business }
  return { instance, since, spent, restsFrom: status === 'pending' ? Math.max(since, metric.status_updated_at) : null }
}

/** Goes on where it stopped when the ticket is opened again. */
function statusClock(rests: readonly string[], ran: (metric: StoredTicketMetric) => Minutes): ClockOf {
  return ({ ticket, metric }) => {
    if (isDone(ticket)) return undefined
    const { status_updated_at: since } = metric
    return { instance: 1, since, spent: ran(metric), restsFrom: rests.includes(ticket.status) ? since : null }
  }
}

function resolutionClock({ ticket, metric }: Timed): GoingClock | undefined {
  return isDone(ticket) ? undefined : { instance: 1, since: metric.created_at, spent: 0, restsFrom: null }
}

function ownershipClock({ ownership }: Timed): GoingClock | undefined {
  if (!ownership || ownership.since === null) return undefined
  return { instance: ownership.instance, since: ownership.since, spent: 0, restsFrom: null }
}
