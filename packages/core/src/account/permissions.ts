import { forbidden } from '../errors.ts'
import { admins, classicAgents, lightAgents, nobody } from '../families/custom-roles/configurations.ts'
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
  if (role) return role.configuration
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

/** Light agents read and comment privately; nobody assigns tickets to them (docs: Users > `role_type`). */
function isLightAgent({ role_type }: { readonly role_type: number | null }): boolean {
  return role_type === roleType.lightAgent
}
