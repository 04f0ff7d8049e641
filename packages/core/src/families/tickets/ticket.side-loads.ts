import { listText, sideLoadsOf } from '../../pipeline/loads.ts'
import { countComments } from '../ticket-comments/comments-of.ts'
import { presentMetricEvent } from '../ticket-metric-events/metric-event.ts'
import { metricEventsOf } from '../ticket-metric-events/metric-event-rows.ts'
import { metricOf } from '../ticket-metrics/metric-of.ts'
import { presentDates } from '../ticket-metrics/ticket-metric.ts'
import type { StoredTicket } from './ticket.ts'

export const ticketsSideLoads = sideLoadsOf<StoredTicket>()({
  /** One audit a ticket: its latest. */
  last_audits: (tickets, asked) => {
    const { audits } = asked.account
    const latest = tickets.flatMap(({ id }) => audits.by('ticket', id).ordered('id', 'desc').first() ?? [])
    return listText(audits, latest, asked)
  },
  metric_sets: {
    beside: (tickets, asked) =>
      listText(
        asked.account.ticketMetrics,
        tickets.map((ticket) => metricOf(asked.account, ticket)),
        asked,
      ),
    single: (ticket, { account, actor, origin }) => ({
      metric_set: account.ticketMetrics.show(metricOf(account, ticket), { actor, origin }),
    }),
  },
  metric_events: (tickets, { account }) =>
    JSON.stringify(
      metricEventsOf(
        account,
        tickets.map(({ id }) => id),
      ).map(presentMetricEvent),
    ),
  dates: { within: (ticket, { account }) => ({ dates: presentDates(metricOf(account, ticket)) }) },
  /** Nothing is promised as long as there are no policies. */
  slas: { within: () => ({ slas: { policy_metrics: [] } }) },
  comment_count: { within: ({ id }, { account }) => ({ comment_count: countComments(account, id) }) },
  incident_counts: { within: ({ id }, { account }) => ({ incident_counts: account.tickets.by('problem', id).size }) },
})
