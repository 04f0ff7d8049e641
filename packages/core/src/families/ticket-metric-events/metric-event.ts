import type { TicketMetricEvent } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { timestamp } from '../../account/clock.ts'
import { smallestStep } from '../../store/id.ts'
import type { BothMinutes } from '../ticket-metrics/minutes.ts'
import { type SlaTerm, shownTerm } from '../ticket-slas/sla-term.ts'
import type { MetricLeaf } from './metric-log.ts'

export type Clock = TicketMetricEvent['metric']
export type ClockEventType = TicketMetricEvent['type']

/** Places in these lists are kept in records: what is new goes to the end. */
const clocks: readonly Clock[] = [
  'reply_time',
  'agent_work_time',
  'requester_wait_time',
  'periodic_update_time',
  'pausable_update_time',
  'resolution_time',
  'group_ownership_time',
]
const types: readonly ClockEventType[] = [
  'measure',
  'activate',
  'pause',
  'fulfill',
  'update_status',
  'apply_sla',
  'apply_group_sla',
  'breach',
]
const most = 8

/** An event as one number. That of a fulfilled clock is followed by its minutes: see {@link fulfilled}. */
export function codeOf(clock: Clock, type: ClockEventType, instance: number): number {
  return (instance * most + clocks.indexOf(clock)) * most + types.indexOf(type)
}

/** A clock that has come to its end, after so many minutes: less than none, so as not to be taken for codes. */
export function fulfilled(clock: Clock, instance: number, { calendar, business }: BothMinutes): readonly number[] {
  const code = codeOf(clock, 'fulfill', instance)
  return calendar === business ? [code, -1 - calendar] : [code, -1 - calendar, -1 - business]
}

/** What is promised of a clock from now on, a term or nothing: less than none, as above. */
export function applied(code: number, term: number | null): readonly number[] {
  return term === null ? [code] : [code, -1 - term]
}

/** One thing that happened to a clock. */
export interface MetricEvent {
  /** Counts all events of the account, from 0. */
  readonly number: number
  readonly ticket_id: number
  readonly time: string
  readonly clock: Clock
  readonly type: ClockEventType
  readonly instance: number
  /** How long the clock had run, of `update_status`. */
  readonly status?: BothMinutes
  /** What was promised, of `apply_sla` and `apply_group_sla`; null where nothing is any more. */
  readonly term?: number | null
}

/** The events of a leaf; a fulfilled clock tells its state, too. */
export function eventsOf({ id, entries }: MetricLeaf): readonly MetricEvent[] {
  const events: MetricEvent[] = []
  for (let at = 0; at < entries.length; ) {
    const [ticket_id = 0, seconds = 0, count = 0] = entries.slice(at, at + 3)
    at += 3 + count
    const about = { ticket_id, time: timestamp(seconds * 1000) }
    for (const event of eventsIn(entries.slice(at - count, at))) {
      events.push({ number: id + events.length, ...about, ...event })
    }
  }
  return events
}

function eventsIn(codes: readonly number[]): readonly Omit<MetricEvent, 'number' | 'ticket_id' | 'time'>[] {
  return codes.flatMap((code, at) => {
    if (code < 0) return []
    const event = decoded(code)
    if (event.type === 'apply_sla' || event.type === 'apply_group_sla') {
      const [term = 0] = codes.slice(at + 1, at + 2)
      return [{ ...event, term: term < 0 ? -1 - term : null }]
    }
    if (event.type !== 'fulfill') return [event]
    const [calendar = -1, other = 0] = codes.slice(at + 1, at + 3)
    const status = { calendar: -1 - calendar, business: -1 - (other < 0 ? other : calendar) }
    return [event, { ...event, type: 'update_status' as const, status }]
  })
}

function decoded(code: number): Pick<MetricEvent, 'clock' | 'type' | 'instance'> {
  const [rest, type] = [Math.floor(code / most), types[code % most]]
  const clock = clocks[rest % most]
  if (!clock || !type) throw new Error(`no metric event has the code ${code}`)
  return { clock, type, instance: Math.floor(rest / most) }
}

const promiseOf = (term: SlaTerm | undefined) => (term ? shownTerm(term) : null)

/** Metric events have ids in a row of their own. */
const firstId = 6_110_000_000_000

export function presentMetricEvent(
  { slaTerms }: Account,
  { number, status, term, ...event }: MetricEvent,
): TicketMetricEvent {
  return {
    id: firstId + smallestStep * number,
    ticket_id: event.ticket_id,
    metric: event.clock,
    instance_id: event.instance,
    type: event.type,
    time: event.time,
    deleted: false,
    ...(status && { status }),
    ...(term !== undefined && { [event.type === 'apply_sla' ? 'sla' : 'group_sla']: promiseOf(slaTerms.get(term)) }),
  }
}
