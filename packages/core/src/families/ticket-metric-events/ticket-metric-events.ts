import type { Handlers } from '../../operation.ts'
import { metricEventRows } from './metric-event-rows.ts'

export const ticketMetricEventsOperations = {
  ListTicketMetricEvents: ({ account }) => metricEventRows(account),
} satisfies Handlers<'ticket-metric-events'>
