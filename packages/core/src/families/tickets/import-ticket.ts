import type { CommentWrite, TicketImport } from '@fakedesk/spec'
import type { Actor } from '../../account/actor.ts'
import { timestamp } from '../../account/clock.ts'
import { refuse } from '../../validation.ts'
import { noteImported } from '../ticket-metrics/note-metrics.ts'
import { changeTicket } from './change-ticket.ts'
import type { Edited } from './finish-draft.ts'
import { generatedNow } from './generated-now.ts'
import { openTicket } from './open-ticket.ts'
import type { StoredTicket } from './ticket.ts'
import type { Edit } from './ticket-draft.ts'

/** What an import can be told beside the ticket. */
export interface ImportOptions {
  /** The number that the ticket gets; the next one, if left out. */
  readonly id?: number | undefined
  /** Whether a closed ticket goes into the archive. */
  readonly archive?: boolean
  /** Who stands for what the user did; whoever imports, if left out. */
  readonly actorOf?: (userId: number | null | undefined) => Actor
  /** What happened to a ticket after it was solved, and before it was closed. */
  readonly onceSolved?: ((ticket: StoredTicket) => StoredTicket) | undefined
}

/**
 * Adds a ticket with its old times and comments, each at its own time; nothing follows from it. Throws `invalid` for
 * one that says nothing, and for comments of the future.
 */
export function importTicket(edit: Edit, given: TicketImport, options: ImportOptions = {}): Edited {
  const { comments = [], comment, created_at, updated_at, solved_at, ...properties } = given
  const { actorOf = () => edit.actor } = options
  const by = (userId: number | null | undefined): Edit => ({ ...edit, actor: actorOf(userId), isImport: true })
  const [first, ...others] = comment ? [comment, ...comments] : comments
  const { clock } = edit.account
  // The first comment is as old as the ticket; its own time is looked at all the same.
  timeOf(first?.created_at, edit)
  const begun = timeOf(created_at, edit) ?? clock.now()
  const { status, custom_status_id, ...opening } = properties
  const opener = by(given.submitter_id ?? given.requester_id)
  const opened = clock.at(begun, () => openTicket(opener, { ...opening, ...(first && { comment: first }) }, options.id))
  let ticket = opened.ticket
  for (const later of others) ticket = addAt(by(later.author_id ?? given.assignee_id), ticket, later)
  const ended = timeOf(solved_at, edit) ?? timeOf(updated_at, edit) ?? Date.parse(ticket.updated_at)
  const end = (state: Pick<TicketImport, 'status' | 'custom_status_id'>, time = ended) => {
    ticket = clock.at(time, () => changeTicket(by(given.assignee_id), ticket, state)).ticket
  }
  if (options.onceSolved && status === 'closed') end({ status: 'solved' })
  else if (status !== undefined || custom_status_id != null) {
    end({ ...(status && { status }), ...(custom_status_id != null && { custom_status_id }) })
  }
  if (options.onceSolved) ticket = options.onceSolved(ticket)
  if (status === 'closed' && ticket.status !== 'closed') end({ status }, timeOf(updated_at, edit))
  return {
    ticket: settle(edit, ticket, { updated_at, solved_at, archive: options.archive ?? false }),
    audit: opened.audit,
  }
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
  readonly archive: boolean
}

/** No audit tells of these: they are what has been. */
function settle(edit: Edit, ticket: StoredTicket, { updated_at, solved_at, archive }: Ending): StoredTicket {
  const [changed, solved] = [timeOf(updated_at, edit), timeOf(solved_at, edit)]
  const settled = edit.account.tickets.update(ticket, {
    ...generatedNow(edit.account),
    ...(changed !== undefined && { updated_at: timestamp(changed) }),
    ...(solved !== undefined && { solved_at: timestamp(solved) }),
    archived: archive && ticket.status === 'closed',
  })
  noteImported(edit.account, settled)
  return settled
}
