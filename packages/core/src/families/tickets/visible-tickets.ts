import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { permissionsOf } from '../../account/permissions.ts'
import { notFound } from '../../errors.ts'
import type { StoredTicket } from './ticket.ts'

/** Living tickets that the caller may see: all, or those of their groups, of their organizations, or their own. */
export function visibleTickets(account: Account, actor: Actor) {
  const living = account.tickets.by('isDeleted', false)
  const reach = reachOf(account, actor)
  return reach === 'all' ? living : living.by('reach', reach)
}

/** Whether the caller sees each ticket that there is. */
export const seesAll = (account: Account, actor: Actor): boolean => reachOf(account, actor) === 'all'

/** Deleted tickets that can be restored, of those that the caller saw while they lived. */
export function restorableTickets(account: Account, actor: Actor) {
  const restorable = account.tickets.by('isRestorable', true)
  const reach = reachOf(account, actor)
  return reach === 'all' ? restorable : restorable.by('reach', reach)
}

/** Throws `notFound`, also for a ticket that the caller may not see. */
export function findTicket(account: Account, actor: Actor, id: number): StoredTicket {
  const ticket = account.tickets.get(id)
  if (!ticket || ticket.deletion || !maySee(account, actor, ticket)) throw notFound()
  return ticket
}

/** The latest of those that came with the messaging conversation. Throws `notFound`. */
export function findTicketOfConversation(account: Account, actor: Actor, conversationId: string): StoredTicket {
  const ticket = visibleTickets(account, actor).by('conversation', conversationId).ordered('id', 'desc').first()
  if (!ticket) throw notFound()
  return ticket
}

export function maySee(account: Account, actor: Actor, ticket: StoredTicket): boolean {
  const reach = reachOf(account, actor)
  return (
    reach === 'all' ||
    account.tickets
      .keysOf('reach')(ticket)
      .some((key) => reach.includes(String(key)))
  )
}

/** The keys of the index `reach` that the caller sees tickets by. Whoever is assigned, asks, follows or is in copy sees. */
function reachOf(account: Account, actor: Actor): 'all' | readonly string[] {
  if (actor.role === 'admin') return 'all'
  const user = account.users.get(actor.id)
  if (!user) return []
  const own = [`person ${user.id}`]
  if (actor.role !== 'agent') return own
  const access = permissionsOf(account, actor).ticket_access
  switch (access) {
    case 'all':
      return 'all'
    case 'within-groups':
      return [...own, ...user.group_ids.map((id) => `group ${id}`)]
    case 'within-groups-and-public-groups':
      return [...own, ...[...user.group_ids, ...publicGroups(account)].map((id) => `group ${id}`)]
    case 'within-organization':
      return [...own, ...user.organization_ids.map((id) => `organization ${id}`)]
    default:
      return own
  }
}

const publicGroups = ({ groups }: Account) =>
  Array.from(groups.by('isDeleted', false)).flatMap(({ id, is_public }) => (is_public ? [id] : []))
