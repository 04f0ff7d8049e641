import { draftOf } from '../tickets/change-ticket.ts'
import { type Edited, finishDraft } from '../tickets/finish-draft.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { Edit } from '../tickets/ticket-draft.ts'

/** Asks the requester for a rating, unless that was done before. */
export function offerRating(edit: Edit, ticket: StoredTicket): Edited {
  const draft = draftOf(edit, ticket)
  if (ticket.satisfaction_rating?.score === 'unoffered') draft.change({ satisfaction_rating: { score: 'offered' } })
  return finishDraft(draft)
}
