import type { TicketMetric } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import type { Handlers } from '../../operation.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { listedTickets } from '../tickets/ticket-lists.ts'
import { findTicket } from '../tickets/visible-tickets.ts'
import { metricOf } from './metric-of.ts'
import { ticketIdOf } from './ticket-metric.ts'

export const ticketMetricsOperations = {
  ListTicketMetrics: ({ account, actor }) => listedMetrics(account, actor),
  ShowTicketMetrics: ({ account, actor, path }) =>
    metricOf(account, findTicket(account, actor, ticketIdOf(path.ticket_metric_id))),
  ShowTicketMetricsByTicket: ({ account, actor, path }) =>
    metricOf(account, findTicket(account, actor, path.ticket_id)),
} satisfies Handlers<'ticket-metrics'>

/** Those of the tickets that lists show the caller, the newest first. */
function listedMetrics(account: Account, actor: Actor): Rows<StoredTicket, TicketMetric> {
  const tickets = listedTickets(account, actor).ordered('id', 'desc')
  return inOtherLook(tickets, (ticket, view) => account.ticketMetrics.textOf(metricOf(account, ticket), view))
}
