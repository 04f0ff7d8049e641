import type { Account } from '../../account/account.ts'
import { listText, sideLoadsOf } from '../../pipeline/loads.ts'
import { countComments } from '../ticket-comments/comments-of.ts'
import { presentMetricEvent } from '../ticket-metric-events/metric-event.ts'
import { metricEventsOf } from '../ticket-metric-events/metric-event-rows.ts'
import { metricOf } from '../ticket-metrics/metric-of.ts'
import { presentDates } from '../ticket-metrics/ticket-metric.ts'
import { shownSlas } from '../ticket-slas/shown-slas.ts'
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
  metric_events: {
    beside: (tickets, { account }) =>
      JSON.stringify(
        shownEvents(
          account,
          tickets.map(({ id }) => id),
        ),
      ),
    // Zendesk's own app for SLAs reads them clock by clock.
    single: ({ id }, { account }) => ({
      metric_events: Object.fromEntries(Map.groupBy(shownEvents(account, [id]), ({ metric }) => metric)),
    }),
  },
  dates: { within: (ticket, { account }) => ({ dates: presentDates(metricOf(account, ticket)) }) },
  slas: { within: ({ id }, { account }) => ({ slas: shownSlas(account, id) }) },
  comment_count: { within: ({ id }, { account }) => ({ comment_count: countComments(account, id) }) },
  incident_counts: { within: ({ id }, { account }) => ({ incident_counts: account.tickets.by('problem', id).size }) },
})

const shownEvents = (account: Account, ids: readonly number[]) =>
  metricEventsOf(account, ids).map((event) => presentMetricEvent(account, event))
