import type { TicketCreate, TicketUpdate } from '@fakedesk/spec'
import { demand } from '../../account/permissions.ts'
import { missingParameter, updateConflict } from '../../errors.ts'
import { readIds, readItems } from '../../read-ids.ts'
import { refuse } from '../../validation.ts'
import { job } from '../job-statuses/define-job.ts'
import type { JobCall } from '../job-statuses/job.ts'
import { deleted, updated } from '../job-statuses/job-results.ts'
import { startJob } from '../job-statuses/start-job.ts'
import { changeTicket } from './change-ticket.ts'
import { deleteTicket, findDeletedTicket } from './delete-ticket.ts'
import { editOf } from './edit-of.ts'
import { openTicket } from './open-ticket.ts'
import { scrubTicket } from './scrub-ticket.ts'
import { markAsSpam } from './spam.ts'
import type { Edit } from './ticket-draft.ts'
import { findTicket } from './visible-tickets.ts'

/** What every item of these jobs carries: how the caller called itself. */
export interface Sent {
  readonly client: string
}

const clientOf = ({ metadata }: Edit): Sent => ({ client: metadata.client ?? '' })
const editIn = ({ account, actor }: JobCall, { client }: Sent): Edit => editOf({ account, actor, client })

export function createManyTickets(edit: Edit, given: readonly TicketCreate[]) {
  const items = readItems(given).map((ticket) => ({ ticket, ...clientOf(edit) }))
  return startJob(edit.account, edit.actor, createManyTicketsJob, items)
}

export const createManyTicketsJob = job<Sent & { readonly ticket: TicketCreate; readonly id?: number }>({
  kind: 'create_many_tickets',
  type: 'Bulk Create Ticket',
  verb: 'Creating ticket',
  failure: 'TicketCreateFailed',
  item(call, item) {
    const { ticket } = openTicket(editIn(call, item), item.ticket, item.id)
    // Recorded: `{index, id, account_id}`, and no word of success.
    return { index: call.index, id: ticket.id, account_id: call.account.id }
  },
})

/** A single ticket made in the background, under a number that the answer tells already. */
export function createTicketLater(edit: Edit, ticket: TicketCreate) {
  const id = edit.account.number('tickets')
  return { id, job: startJob(edit.account, edit.actor, createManyTicketsJob, [{ ticket, id, ...clientOf(edit) }]) }
}

/** One change for all tickets of the query, or in `tickets` to each its own. */
export function updateManyTickets(
  edit: Edit,
  ids: string | undefined,
  { ticket: change, tickets }: { readonly ticket?: TicketUpdate; readonly tickets?: readonly TicketUpdate[] },
) {
  if (!change && !tickets) throw missingParameter('ticket')
  const own = tickets && readItems(tickets).map((one) => ({ id: Number(one.id), change: one, isOwn: true }))
  const alike = readIds(ids).map((id) => ({ id: Number(id), change: change ?? {}, isOwn: false }))
  const items = (own ?? alike).map((item) => ({ ...item, queued_at: edit.account.now, ...clientOf(edit) }))
  return startJob(edit.account, edit.actor, updateManyTicketsJob, items)
}

export interface Update extends Sent {
  readonly id: number
  readonly change: TicketUpdate
  /** Whether the ticket has a change of its own, not the same as all others. */
  readonly isOwn: boolean
  readonly queued_at: string
}

export const updateManyTicketsJob = job<Update>({
  kind: 'update_many_tickets',
  type: 'Bulk Update Ticket',
  verb: 'Updating ticket',
  failure: 'TicketUpdateFailed',
  idOf: ({ id }) => id,
  item(call, item) {
    const { id, change, isOwn, queued_at } = item
    const ticket = findTicket(call.account, call.actor, id)
    if (isOwn && change.safe_update !== undefined && !change.updated_stamp) {
      refuse('Updated stamp: cannot be blank', 'updated_stamp', 'BlankValue')
    }
    // A change for many is always safe: what changed after it was asked for is left as it is (docs: Tickets).
    if (!isOwn && !change.updated_stamp && ticket.updated_at > queued_at) throw updateConflict()
    changeTicket(editIn(call, item), ticket, change)
    return updated(id)
  },
})

/** Throws `forbidden` where the caller may not delete tickets. */
export function destroyManyTickets(edit: Edit, ids: string | undefined) {
  demand(edit.account, edit.actor, 'ticket_deletion')
  return startJob(edit.account, edit.actor, destroyManyTicketsJob, named(edit, ids))
}

type Named = Sent & { readonly id: number }

const named = (edit: Edit, ids: string | undefined): readonly Named[] =>
  readIds(ids).map((id) => ({ id: Number(id), ...clientOf(edit) }))

export const destroyManyTicketsJob = job<Named>({
  kind: 'destroy_many_tickets',
  // Deletions go under this name, too (recorded).
  type: 'Bulk Update Ticket',
  verb: 'Deleting ticket',
  failure: 'TicketDeleteFailed',
  idOf: ({ id }) => id,
  item(call, item) {
    deleteTicket(editIn(call, item), findTicket(call.account, call.actor, item.id))
    return deleted(item.id)
  },
})

/** Throws `forbidden` where the caller may not delete tickets. */
export function markManyAsSpam(edit: Edit, ids: string | undefined) {
  demand(edit.account, edit.actor, 'ticket_deletion')
  return startJob(edit.account, edit.actor, markManyAsSpamJob, named(edit, ids))
}

export const markManyAsSpamJob = job<Named>({
  kind: 'mark_many_tickets_as_spam',
  type: 'Bulk Mark Ticket as Spam',
  verb: 'Marking ticket as spam',
  failure: 'TicketUpdateFailed',
  idOf: ({ id }) => id,
  item(call, item) {
    markAsSpam(editIn(call, item), findTicket(call.account, call.actor, item.id))
    return updated(item.id)
  },
})

/** Erases deleted tickets. Throws `forbidden`, and `notFound` where none of them can be found. */
export function eraseTickets(edit: Edit, ids: readonly number[]) {
  const { account, actor } = edit
  demand(account, actor, 'ticket_deletion')
  const items = ids.map((id) => findDeletedTicket(account, actor, id).id)
  return startJob(account, actor, eraseTicketsJob, items)
}

export const eraseTicketsJob = job<number>({
  kind: 'erase_tickets',
  type: 'Bulk Permanently Delete Ticket',
  verb: 'Deleting ticket',
  failure: 'TicketDeleteFailed',
  isTaciturn: true,
  item({ account, actor }, id) {
    scrubTicket(account, findDeletedTicket(account, actor, id), actor.id ?? -1)
    return { success: true }
  },
})
