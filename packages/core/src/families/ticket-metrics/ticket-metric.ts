import type { TicketMetric } from '@fakedesk/spec'
import { timestamp } from '../../account/clock.ts'
import { define } from '../../store/definition.ts'
import { smallestStep } from '../../store/id.ts'
import { bothOf, type Minutes } from './minutes.ts'

/** Seconds since 1970; null until it has happened. A number takes less room than a text, and there are many. */
export type Moment = number | null

/** How often a clock of updates has started, and when it last did; null once it has come to its end. */
export interface UpdateClock {
  readonly instance: number
  readonly since: Moment
}

/** What is known of a ticket's times, and of its clocks as far as they do not follow from its status. */
export interface StoredTicketMetric {
  /** The ticket's: the two ids lead to each other without an index. */
  readonly id: number
  readonly created_at: number
  readonly updated_at: number
  readonly group_stations: number
  readonly assignee_stations: number
  readonly reopens: number
  readonly replies: number
  readonly assignee_updated_at: Moment
  readonly requester_updated_at: Moment
  readonly status_updated_at: number
  readonly custom_status_updated_at: number
  readonly initially_assigned_at: Moment
  readonly assigned_at: Moment
  readonly solved_at: Moment
  readonly latest_comment_added_at: Moment
  readonly reply_time: Minutes | null
  /** Of conversations alone. */
  readonly reply_seconds?: number
  readonly first_resolution_time: Minutes | null
  readonly full_resolution_time: Minutes | null
  readonly agent_wait_time: Minutes | null
  readonly requester_wait_time: Minutes | null
  readonly on_hold_time: Minutes
  /** How often an answer has been waited for, and since when one is. */
  readonly reply_instance: number
  readonly reply_since: Moment
  /** How often an agent has spoken in public, the last time when, and the agent's wait until then. */
  readonly update_instance: number
  readonly update_since: Moment
  readonly update_waited: Minutes
  /** The periodic update's own, where notes have counted as updates too. */
  readonly periodic?: UpdateClock | undefined
  /** Nothing is measured of what was before (docs: Ticket Import). */
  readonly isImported?: true
}

/** Metrics have ids in a row of their own. */
const firstId = 6_120_000_000_000
const metricIdOf = (ticketId: number) => firstId + smallestStep * ticketId
/** The ticket whose metric has this id; not a whole number where none has. */
export const ticketIdOf = (metricId: number) => (metricId - firstId) / smallestStep

export const ticketMetrics = define<StoredTicketMetric, TicketMetric>()({
  name: 'ticket_metrics',
  singular: 'ticket_metric',
  indexes: {},
  present: (metric, { origin }) => {
    const id = metricIdOf(metric.id)
    return {
      url: `${origin}/api/v2/ticket_metrics/${id}.json`,
      id,
      ticket_id: metric.id,
      created_at: timestamp(metric.created_at * 1000),
      updated_at: timestamp(metric.updated_at * 1000),
      group_stations: metric.group_stations,
      assignee_stations: metric.assignee_stations,
      reopens: metric.reopens,
      replies: metric.replies,
      ...presentDates(metric),
      custom_status_updated_at: timestamp(metric.custom_status_updated_at * 1000),
      reply_time_in_minutes: shown(metric.reply_time),
      reply_time_in_seconds: { calendar: metric.reply_seconds ?? null },
      first_resolution_time_in_minutes: shown(metric.first_resolution_time),
      full_resolution_time_in_minutes: shown(metric.full_resolution_time),
      agent_wait_time_in_minutes: shown(metric.agent_wait_time),
      requester_wait_time_in_minutes: shown(metric.requester_wait_time),
      on_hold_time_in_minutes: shown(metric.on_hold_time),
    }
  },
})

/** The times that tickets side-load as `dates`. */
export function presentDates(metric: StoredTicketMetric) {
  return {
    assignee_updated_at: told(metric.assignee_updated_at),
    requester_updated_at: told(metric.requester_updated_at),
    status_updated_at: told(metric.status_updated_at),
    initially_assigned_at: told(metric.initially_assigned_at),
    assigned_at: told(metric.assigned_at),
    solved_at: told(metric.solved_at),
    latest_comment_added_at: told(metric.latest_comment_added_at),
  }
}

const told = (moment: Moment) => (moment === null ? null : timestamp(moment * 1000))
const shown = (minutes: Minutes | null) => (minutes === null ? { calendar: null, business: null } : bothOf(minutes))
