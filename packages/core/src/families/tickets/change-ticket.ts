import type { TicketUpdate } from '@fakedesk/spec'
import { updateConflict } from '../../errors.ts'
import { refuse } from '../../validation.ts'
import { withCustom } from '../ticket-audits/audit.ts'
import { type Edited, finishDraft } from './finish-draft.ts'
import { readTicket } from './read-ticket.ts'
import type { StoredTicket } from './ticket.ts'
import { type Edit, TicketDraft } from './ticket-draft.ts'

/**
 * Changes what is named, and adds a comment if there is one. The audit is null where nothing was different. Throws
 * `invalid` with all that does not hold, and `updateConflict` for a safe update that is based on an older ticket.
 */
export function changeTicket(edit: Edit, ticket: StoredTicket, given: TicketUpdate): Edited {
  refuseStale(ticket, given)
  const draft = draftOf(edit, ticket, given)
  readTicket(draft, given)
  return finishDraft(draft)
}

/** A draft of a change. Throws `invalid` for a closed ticket, which nothing changes any more. */
export function draftOf(
  edit: Edit,
  ticket: StoredTicket,
  { metadata }: Pick<TicketUpdate, 'metadata'> = {},
): TicketDraft {
  if (ticket.status === 'closed') refuse('Status: closed prevents ticket update', 'status', 'InvalidValue')
  return new TicketDraft({ ...edit, metadata: withCustom(edit.metadata, metadata) }, ticket, ticket)
}

/** Whichever value `safe_update` has, the stamp is what counts (docs: Tickets > Protecting against collisions). */
function refuseStale({ updated_at }: StoredTicket, { safe_update, updated_stamp }: TicketUpdate): void {
  if (safe_update === undefined || !updated_stamp) return
  if (Date.parse(updated_stamp) !== Date.parse(updated_at)) throw updateConflict()
}
