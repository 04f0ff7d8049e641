import type { TicketDigest } from '@fakedesk/spec'
import type { View } from '../../store/item.ts'
import type { StoredTicket } from './ticket.ts'

/** A ticket in short, within records that point to it. */
export function ticketDigest(
  ticket: StoredTicket,
  { origin, language }: Pick<View, 'origin' | 'language'>,
): TicketDigest {
  const { id, subject, description, priority, status, requester_id, created_at, updated_at } = ticket
  return {
    id,
    url: `${origin}/api/v2/tickets/${id}.json`,
    subject: language.filledIn(subject),
    raw_subject: subject,
    description,
    priority,
    status,
    requester_id,
    created_at,
    updated_at,
  }
}
