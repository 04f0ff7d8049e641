import type { TicketSkip } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import type { Looking } from '../../account/looking.ts'
import { permissionsOf } from '../../account/permissions.ts'
import { forbidden } from '../../errors.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import { ticketDigest } from '../tickets/ticket-digest.ts'
import { findTicket, maySee } from '../tickets/visible-tickets.ts'
import type { StoredSkip } from './skip.ts'

/** What all agents passed over; for an agent without access to reports, what they themselves did. */
export function skipsSeenBy(looking: Looking): Rows<StoredSkip, TicketSkip> {
  return shownTo(looking, permitted(looking))
}

/** The same for one ticket. Throws `notFound` for one that the caller does not see. */
export function skipsOfTicket(looking: Looking, ticketId: number): Rows<StoredSkip, TicketSkip> {
  const ticket = findTicket(looking.account, looking.actor, ticketId)
  return shownTo(looking, permitted(looking).by('ticket', ticket.id))
}

/** The same for one agent. Throws `forbidden` for another than oneself without access to reports. */
export function skipsOfUser(looking: Looking, userId: number): Rows<StoredSkip, TicketSkip> {
  const { account, actor } = looking
  if (actor.id !== userId && !readsReports(account, actor)) throw forbidden()
  account.users.visibleTo(actor).find(userId)
  return shownTo(looking, account.skips.by('user', userId))
}

/** A skip with its ticket in short, which is null where it is gone or out of the caller's sight. */
export function presentSkip({ account, actor, origin }: Looking, skip: StoredSkip): TicketSkip {
  const { id, ticket_id, user_id, reason, created_at, updated_at } = skip
  const ticket = account.tickets.get(ticket_id)
  const isSeen = ticket && !ticket.deletion && maySee(account, actor, ticket)
  const digest = isSeen ? ticketDigest(ticket, { origin, language: account.language }) : null
  return { id, ticket_id, user_id, reason, ticket: digest, created_at, updated_at }
}

function permitted({ account, actor }: Looking) {
  return readsReports(account, actor) ? account.skips.rows : account.skips.by('user', actor.id)
}

/** Reading reports is enough to see whom others passed over (docs: Ticket Skips). */
function readsReports(account: Account, actor: Actor): boolean {
  return permissionsOf(account, actor).report_access !== 'none'
}

function shownTo(looking: Looking, rows: Rows<StoredSkip>): Rows<StoredSkip, TicketSkip> {
  return inOtherLook(rows, (skip) => JSON.stringify(presentSkip(looking, skip)))
}
