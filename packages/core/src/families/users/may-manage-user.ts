import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { maySeeToTeam, permissionsOf } from '../../account/permissions.ts'
import { forbidden } from '../../errors.ts'
import type { StoredUser } from './user.ts'

/** What somebody wants to do to a user. */
export type Deed = 'create' | 'edit' | 'delete'

type Managed = Pick<StoredUser, 'role' | 'organization_ids'> & Partial<Pick<StoredUser, 'id'>>

/** The degrees of access to end users that a deed takes, by the custom role's `end_user_profile_access`. */
const enough: Readonly<Record<Deed, readonly string[]>> = {
  create: ['full', 'edit', 'edit-within-org'],
  edit: ['full', 'edit', 'edit-within-org'],
  delete: ['full'],
}

/** Whether the caller may do it to the user. Agents see to end users, and with the permission for it to their like. */
export function mayManage(account: Account, actor: Actor, deed: Deed, user: Managed): boolean {
  if (actor.role === 'admin') return true
  if (actor.role !== 'agent') return false
  if (deed === 'edit' && user.id === actor.id) return true
  if (user.role === 'admin') return false
  if (user.role === 'agent') return maySeeToTeam(account, actor, user.id)
  const { end_user_profile_access: access } = permissionsOf(account, actor)
  if (!enough[deed].includes(access)) return false
  const own = organizationsEditedBy(account, actor)
  return own === undefined || user.organization_ids.some((id) => own.includes(id))
}

/** Throws `forbidden` where the caller may not. */
export function demandManage(account: Account, actor: Actor, deed: Deed, user: Managed): void {
  if (!mayManage(account, actor, deed, user)) throw forbidden()
}

/** The organizations whose people the caller may edit, and whom into; undefined for those of all and of none. */
export function organizationsEditedBy(account: Account, actor: Actor): readonly number[] | undefined {
  if (actor.role === 'admin') return undefined
  const isWithin = permissionsOf(account, actor).end_user_profile_access === 'edit-within-org'
  return isWithin ? (account.users.get(actor.id)?.organization_ids ?? []) : actor.keptTo
}
