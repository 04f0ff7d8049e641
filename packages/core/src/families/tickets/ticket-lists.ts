import type { Ticket } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { readNumericIds } from '../../read-ids.ts'
import type { Rows } from '../../store/rows.ts'
import { placeAtSecond, rowsWithin } from '../../store/rows-within.ts'
import { organizationsSeenBy } from '../organizations/find-organization.ts'
import { usersSeenBy } from '../users/find-users.ts'
import { type Scope, supportOf } from './support-type.ts'
import type { StoredTicket } from './ticket.ts'
import { visibleTickets } from './visible-tickets.ts'

/** All that lists show: archived tickets are left out (docs: Tickets > Ticket archiving). */
export function listedTickets(account: Account, actor: Actor) {
  return visibleTickets(account, actor).by('isListed', true)
}

/** What narrows the list of tickets. */
interface TicketFilter extends Scope {
  readonly external_id?: string | undefined
  /** In Unix seconds: only what has changed since. */
  readonly start_time?: number | undefined
}

/** Those of them that are asked for, or those with the account's own id, archived or not. */
export function ticketsAsked(
  account: Account,
  actor: Actor,
  { external_id, start_time, ...scope }: TicketFilter,
): Rows<StoredTicket, Ticket> {
  const visible = visibleTickets(account, actor)
  if (external_id !== undefined) return visible.by('external_id', external_id.toLowerCase())
  const kind = supportOf(scope)
  const rows = kind === undefined ? listedTickets(account, actor) : visible.by('listedSupport', kind)
  if (start_time === undefined) return rows
  return rowsWithin(rows.ordered('updated_at'), { from: placeAtSecond(start_time) })
}

/** Throws `notFound` for an organization that the caller does not know of. */
export function ticketsOfOrganization(account: Account, actor: Actor, id: number) {
  organizationsSeenBy(account, actor).find(id)
  return visibleTickets(account, actor).by('listedOrganization', id)
}

/** The ways in which a ticket can be a person's. */
export type Tie = 'requester' | 'assignee' | 'ccd' | 'follower'

interface OfUser {
  readonly id: number
  readonly withoutArchived?: boolean | undefined
}

/** Throws `notFound` for a user whom the caller does not know of. */
export function ticketsOfUser(account: Account, actor: Actor, tie: Tie, { id, withoutArchived = false }: OfUser) {
  usersSeenBy(account, actor).find(id)
  const rows = visibleTickets(account, actor).by(tie, id)
  return withoutArchived ? rows.by('isListed', true) : rows
}

/** The tickets of `ids=1,2,3` in their order; unknown ones are left out. Throws `tooManyValues`. */
export function ticketsNamed(account: Account, actor: Actor, ids: string | undefined) {
  const visible = visibleTickets(account, actor)
  const wanted = [...new Set(readNumericIds(ids))].sort((left, right) => left - right)
  return account.tickets.list(visible.known(wanted))
}
