import type { Account } from '../../account/account.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { StoredTicketMetric } from './ticket-metric.ts'

/** What is known of the ticket's times; of one that a world put there, what the ticket itself tells. */
export function metricOf({ ticketMetrics }: Account, ticket: StoredTicket): StoredTicketMetric {
  return ticketMetrics.get(ticket.id) ?? newMetric(ticket)
}

/** The metric of a ticket that nothing has happened to yet. */
export function newMetric(ticket: StoredTicket): StoredTicketMetric {
  const created_at = secondsOf(ticket.created_at)
  const isAssigned = ticket.assignee_id !== null
  return {
    id: ticket.id,
    created_at,
    updated_at: created_at,
    group_stations: ticket.group_id === null ? 0 : 1,
    assignee_stations: isAssigned ? 1 : 0,
    reopens: 0,
    replies: 0,
    assignee_updated_at: null,
    requester_updated_at: created_at,
    status_updated_at: created_at,
    custom_status_updated_at: created_at,
    initially_assigned_at: isAssigned ? created_at : null,
    assigned_at: isAssigned ? created_at : null,
    solved_at: ticket.solved_at === null ? null : secondsOf(ticket.solved_at),
    latest_comment_added_at: created_at,
    reply_time: null,
    first_resolution_time: null,
    full_resolution_time: null,
    agent_wait_time: null,
    requester_wait_time: null,
    on_hold_time: 0,
    reply_instance: 0,
    reply_since: null,
    update_instance: 0,
    update_since: null,
    update_waited: 0,
  }
}

export const secondsOf = (time: string) => Date.parse(time) / 1000
