import type { TicketUpdate } from '@fakedesk/spec'
import type { StatusCategory } from '../custom-ticket-statuses/custom-status.ts'
import { defaultStatus } from '../custom-ticket-statuses/find-status.ts'
import { isHoldOn } from '../custom-ticket-statuses/hold.ts'
import { isAssignable } from '../group-memberships/assignable.ts'
import { isDone } from './is-done.ts'
import { assign } from './read-assignment.ts'
import type { TicketDraft } from './ticket-draft.ts'

/**
 * Sets the status, by category or by a status of the account's own, which wins where both are given. Which statuses a
 * form is linked to says what agents are offered, not what tickets take (docs: Ticket Form Statuses).
 */
export function readStatus(draft: TicketDraft, given: Pick<TicketUpdate, 'status' | 'custom_status_id'>): void {
  const { account } = draft
  if (given.custom_status_id != null) {
    const status = account.customStatuses.get(given.custom_status_id)
    if (!status?.active) {
      draft.validation.add('custom_status_id', { description: 'Custom status: is invalid', error: 'InvalidValue' })
    } else draft.change({ status: status.status_category, custom_status_id: status.id })
  } else if (given.status !== undefined) readCategory(draft, given.status)
}

/** Tickets are put on hold only where the account has it switched on (docs: Tickets). */
function readCategory(draft: TicketDraft, status: TicketStatus): void {
  if (status === 'hold' && !isHoldOn(draft.account)) draft.validation.oneOf('status', status, [])
  else setStatus(draft, status)
}

/** Moves the ticket to the category's default status; one that has left `new` does not go back to it. */
export function setStatus(draft: TicketDraft, status: TicketStatus): void {
  const { account, before, ticket } = draft
  if (status === 'new' && before && before.status !== 'new') return
  if (status === ticket.status) return
  draft.change({ status, custom_status_id: defaultStatus(account, categoryOf(status))?.id ?? null })
}

export type TicketStatus = NonNullable<TicketUpdate['status']>

/** Closed tickets keep a status of the category before (docs: Custom Ticket Statuses). */
const categoryOf = (status: TicketStatus): StatusCategory => (status === 'closed' ? 'solved' : status)

/** What follows from the other properties once all are read. A rule may solve what is nobody's. */
export function settleStatus(draft: TicketDraft, isByRule = false): void {
  const { ticket, account } = draft
  if (ticket.status === 'new' && ticket.assignee_id !== null) setStatus(draft, 'open')
  if (!draft.hasChanged('status')) return
  if (isDone(ticket)) {
    if (ticket.assignee_id === null && !draft.isImport && !isByRule) takeOver(draft)
    draft.change({ solved_at: draft.before?.solved_at && isDone(draft.before) ? ticket.solved_at : account.now })
  } else if (ticket.solved_at !== null) draft.change({ solved_at: null })
}

/** An agent who solves a ticket that is nobody's gets it; with no such agent it cannot be solved. */
function takeOver(draft: TicketDraft): void {
  const { account, actor, validation } = draft
  const agent = account.users.get(actor.id)
  if (agent && isAssignable(agent) && agent.group_ids.length > 0) assign(draft, agent)
  else validation.add('base', { description: 'Assignee: is required when solving a ticket', error: null })
}
