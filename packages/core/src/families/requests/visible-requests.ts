import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import type { Looking } from '../../account/looking.ts'
import { forbidden, notFound } from '../../errors.ts'
import type { Findable } from '../../search/match.ts'
import { brandOf } from '../brands/brand-of.ts'
import type { StoredTicket } from '../tickets/ticket.ts'

/** Tickets as their requesters see them: public ones, of the brand that was asked. Whoever calls is an end user here. */
function publicTickets(looking: Looking) {
  const { account } = looking
  const rows = account.tickets.by('isForEndUsers', true)
  const brand = brandOf(looking)
  return brand && account.brands.size > 1 ? rows.by('brand', brand.id) : rows
}

/** What the caller asked for. */
export function ownRequests(looking: Looking) {
  return publicTickets(looking).by('requester', looking.actor.id)
}

/** What the caller is in copy of. */
export function copiedRequests(looking: Looking) {
  return publicTickets(looking).by('ccd', looking.actor.id)
}

/** Throws `forbidden` for requests of others, unless an admin asks. */
export function requestsOfUser(looking: Looking, userId: number) {
  const { account, actor } = looking
  if (actor.role !== 'admin' && actor.id !== userId) throw forbidden()
  account.users.find(userId)
  return publicTickets(looking).by('requester', userId)
}

/** Throws `forbidden` for an organization whose requests the caller may not see. */
export function requestsOfOrganization(looking: Looking, organizationId: number) {
  const { account, actor } = looking
  account.organizations.find(organizationId)
  if (actor.role !== 'admin' && !seesOrganization(account, actor, organizationId)) throw forbidden()
  return publicTickets(looking).by('organization', organizationId)
}

/** All that the caller sees as an end user: their own requests, those in copy, and those of organizations that share. */
export function requestsSeenBy(looking: Looking): Findable<StoredTicket> {
  const { account, actor } = looking
  const shared = account.users
    .get(actor.id)
    ?.organization_ids.filter((id) => seesOrganization(account, actor, id))
    .map((id) => publicTickets(looking).by('organization', id))
  const parts = [ownRequests(looking), copiedRequests(looking), ...(shared ?? [])]
  const byId = new Map(parts.flatMap((rows) => [...rows]).map((ticket) => [ticket.id, ticket]))
  return {
    size: byId.size,
    has: (id) => byId.has(id),
    [Symbol.iterator]: () =>
      Array.from(byId.values())
        .sort((left, right) => left.id - right.id)
        .values(),
  }
}

/** Throws `notFound`, also for a request that is not the caller's to see. */
export function findRequest(looking: Looking, id: number): StoredTicket {
  const { account, actor } = looking
  const ticket = publicTickets(looking).has(id) ? account.tickets.get(id) : undefined
  if (!ticket || !isTheirs(account, actor, ticket)) throw notFound()
  return ticket
}

function isTheirs(account: Account, { id, role }: Actor, ticket: StoredTicket): boolean {
  if (role === 'admin' || id === null) return role === 'admin'
  if (ticket.requester_id === id || ticket.email_cc_ids.includes(id) || ticket.collaborator_ids.includes(id))
    return true
  return ticket.organization_id !== null && seesOrganization(account, { id }, ticket.organization_id)
}

/** By the organization's setting for all members, or by what the member alone may see. */
function seesOrganization(account: Account, { id }: Pick<Actor, 'id'>, organizationId: number): boolean {
  const user = account.users.get(id)
  if (!user?.organization_ids.includes(organizationId)) return false
  const organization = account.organizations.get(organizationId)
  // The restriction of a team member is another thing.
  return (
    Boolean(organization?.shared_tickets) || (user.role === 'end-user' && user.ticket_restriction === 'organization')
  )
}
