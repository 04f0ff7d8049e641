import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { readNumericIds } from '../../read-ids.ts'
import { activeOrganizations } from '../organizations/find-organization.ts'
import { activeUsers } from '../users/find-users.ts'
import { type Scope, supportOf } from './support-type.ts'
import { visibleTickets } from './visible-tickets.ts'

/** All that lists show: archived tickets are left out (docs: Tickets > Ticket archiving). */
export function listedTickets(account: Account, actor: Actor) {
  return visibleTickets(account, actor).by('isListed', true)
}

/** What narrows the list of tickets. */
interface TicketFilter extends Scope {
  readonly external_id?: string | undefined
}

/** Those of them that are asked for, or those with the account's own id, archived or not. */
export function ticketsAsked(account: Account, actor: Actor, { external_id, ...scope }: TicketFilter) {
  if (external_id !== undefined) return visibleTickets(account, actor).by('external_id', external_id.toLowerCase())
  const kind = supportOf(scope)
  return kind === undefined ? listedTickets(account, actor) : visibleTickets(account, actor).by('listedSupport', kind)
}

/** Throws `notFound` for an organization that there is not. */
export function ticketsOfOrganization(account: Account, actor: Actor, id: number) {
  activeOrganizations(account).find(id)
  return visibleTickets(account, actor).by('listedOrganization', id)
}

/** The ways in which a ticket can be a person's. */
export type Tie = 'requester' | 'assignee' | 'ccd' | 'follower'

/** Throws `notFound` for a user who there is not. */
export function ticketsOfUser(account: Account, actor: Actor, tie: Tie, id: number) {
  activeUsers(account).find(id)
  return visibleTickets(account, actor).by(tie, id)
}

/** The tickets of `ids=1,2,3` in their order; unknown ones are left out. Throws `tooManyValues`. */
export function ticketsNamed(account: Account, actor: Actor, ids: string | undefined) {
  const visible = visibleTickets(account, actor)
  const wanted = [...new Set(readNumericIds(ids))].sort((left, right) => left - right)
  return account.tickets.list(visible.known(wanted))
}
