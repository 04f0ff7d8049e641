import { forbidden } from '../errors.ts'
import {
  admins,
  classicAgents,
  contributors,
  lightAgents,
  nobody,
  ticketAccessOf,
} from '../families/custom-roles/configurations.ts'
import type { Permission, Permissions } from '../families/custom-roles/permission.ts'
import { roleType } from '../families/custom-roles/role-type.ts'
import type { Account } from './account.ts'
import type { Actor } from './actor.ts'

/**
 * What the caller may do: everything for admins, what the custom role says for an agent who has one, the classic
 * agent's permissions for one who has none, and nothing for everybody else.
 */
export function permissionsOf(account: Account, actor: Actor): Permissions {
  if (actor.role === 'admin') return admins
  const user = account.users.get(actor.id)
  if (actor.role !== 'agent' || !user) return nobody
  const role = account.customRoles.get(user.custom_role_id)
  if (role) return narrowed(role.configuration, user)
  if (user.role_type === roleType.contributor) return contributors
  return isLightAgent(user) ? lightAgents : classicAgents(user, account.settings)
}

/**
 * Whether the caller may do what the permission is named after. A permission with degrees (`macro_access`) counts
 * when it gives more than reading.
 */
export function may(account: Account, actor: Actor, permission: Permission): boolean {
  const granted = permissionsOf(account, actor)[permission]
  return typeof granted === 'string' ? !merelyReading.includes(granted) : granted === true
}

const merelyReading = ['none', 'readonly', 'playonly']

/** Throws `forbidden` where the caller may not. */
export function demand(account: Account, actor: Actor, permission: Permission): void {
  if (!may(account, actor, permission)) throw forbidden()
}

/**
 * Whether the caller sees to a team member. The degree that roles can have, `all-with-self-restriction`, does not reach
 * to oneself.
 */
export function maySeeToTeam(account: Account, actor: Actor, userId: number | undefined): boolean {
  const degree = permissionsOf(account, actor).manage_team_members
  return degree === 'all' || (degree === 'all-with-self-restriction' && userId !== actor.id)
}

/** An agent's own restriction holds beside the custom role. */
function narrowed(permissions: Permissions, user: { readonly ticket_restriction: string | null }): Permissions {
  const ticket_access = narrower(permissions.ticket_access, ticketAccessOf(user.ticket_restriction))
  return ticket_access === permissions.ticket_access ? permissions : { ...permissions, ticket_access }
}

type TicketAccess = Permissions['ticket_access']

/** What both leave; who is assigned sees a ticket by either. */
function narrower(access: TicketAccess, ownAccess: TicketAccess): TicketAccess {
  if (ownAccess === 'all' || ownAccess === access) return access
  if (access === 'all' || (access === 'within-groups-and-public-groups' && ownAccess === 'within-groups')) {
    return ownAccess
  }
  return 'assigned-only'
}

/** Light agents read and comment privately; nobody assigns tickets to them (docs: Users > `role_type`). */
export function isLightAgent({ role_type }: { readonly role_type: number | null }): boolean {
  return role_type === roleType.lightAgent
}
