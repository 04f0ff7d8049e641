import type { CommentWrite, TicketImport } from '@fakedesk/spec'
import { timestamp } from '../../account/clock.ts'
import { refuse } from '../../validation.ts'
import { noteImported } from '../ticket-metrics/note-metrics.ts'
import { changeTicket } from './change-ticket.ts'
import type { Edited } from './finish-draft.ts'
import { generatedNow } from './generated-now.ts'
import { openTicket } from './open-ticket.ts'
import type { StoredTicket } from './ticket.ts'
import type { Edit } from './ticket-draft.ts'

/**
 * Adds a ticket with its old times and comments, each at its own time; nothing follows from it. Throws `invalid` for
 * one that says nothing, and for comments of the future.
 */
export function importTicket(edit: Edit, given: TicketImport, archiveImmediately = false): Edited {
  const { comments = [], comment, created_at, updated_at, solved_at, ...properties } = given
  const own: Edit = { ...edit, isImport: true }
  const [first, ...others] = comment ? [comment, ...comments] : comments
  const begun = timeOf(created_at, edit) ?? edit.account.clock.now()
  const { status, custom_status_id, ...opening } = properties
  const opened = edit.account.clock.at(begun, () => openTicket(own, { ...opening, ...(first && { comment: first }) }))
  let ticket = opened.ticket
  for (const later of others) ticket = addAt(own, ticket, later)
  if (status !== undefined || custom_status_id != null) {
    const ended = timeOf(solved_at, edit) ?? timeOf(updated_at, edit) ?? Date.parse(ticket.updated_at)
    const state = { ...(status && { status }), ...(custom_status_id != null && { custom_status_id }) }
    ticket = edit.account.clock.at(ended, () => changeTicket(own, ticket, state)).ticket
  }
  return { ticket: settle(edit, ticket, { updated_at, solved_at, archiveImmediately }), audit: opened.audit }
}

function addAt(edit: Edit, ticket: StoredTicket, comment: CommentWrite): StoredTicket {
  const time = timeOf(comment.created_at, edit) ?? Date.parse(ticket.updated_at)
  return edit.account.clock.at(time, () => changeTicket(edit, ticket, { comment })).ticket
}

/** Times before 1970 count as 1970 (docs: Ticket Import). */
function timeOf(text: string | undefined, { account }: Edit): number | undefined {
  if (!text) return undefined
  const time = Date.parse(text)
  if (Number.isNaN(time)) refuse(`Created at: ${text} is not a time`, 'created_at', 'InvalidValue')
  if (time > account.clock.now()) refuse('Created at: cannot be in the future', 'created_at', 'InvalidValue')
  return Math.max(0, time)
}

interface Ending {
  readonly updated_at: string | undefined
  readonly solved_at: string | undefined
  readonly archiveImmediately: boolean
}

/** No audit tells of these: they are what has been. */
function settle(edit: Edit, ticket: StoredTicket, { updated_at, solved_at, archiveImmediately }: Ending): StoredTicket {
  const [changed, solved] = [timeOf(updated_at, edit), timeOf(solved_at, edit)]
  const settled = edit.account.tickets.update(ticket, {
    ...generatedNow(edit.account),
    ...(changed !== undefined && { updated_at: timestamp(changed) }),
    ...(solved !== undefined && { solved_at: timestamp(solved) }),
    archived: archiveImmediately && ticket.status === 'closed',
  })
  noteImported(edit.account, settled)
  return settled
}
