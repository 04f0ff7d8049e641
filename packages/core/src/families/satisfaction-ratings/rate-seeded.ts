import type { StoredTicket } from '../tickets/ticket.ts'
import type { Edit } from '../tickets/ticket-draft.ts'
import { offerRating } from './offer-rating.ts'
import { rateTicket } from './rate-ticket.ts'

interface Rating {
  readonly score: 'offered' | 'good' | 'bad'
  readonly comment?: string | null | undefined
  readonly reason_code?: number | undefined
  /** When the ticket was solved, if left out. */
  readonly created_at?: string | undefined
}

/** Rates an imported ticket as its requester did, at that time; or asks for it. Throws as `rateTicket` does. */
export function rateSeeded(
  edit: Edit,
  ticket: StoredTicket,
  { created_at, score, comment, reason_code }: Rating,
): StoredTicket {
  const { account } = edit
  const time = Date.parse(created_at ?? ticket.solved_at ?? ticket.updated_at)
  const by = { ...edit, isImport: true }
  return account.clock.at(time, () => {
    if (score === 'offered') return offerRating(by, ticket).ticket
    const asker = { ...by, actor: { ...edit.actor, id: ticket.requester_id } }
    rateTicket(asker, ticket, { score, ...(comment && { comment }), ...(reason_code !== undefined && { reason_code }) })
    return account.tickets.find(ticket.id)
  })
}
