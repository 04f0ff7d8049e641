import type { UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { may, permissionsOf } from '../../account/permissions.ts'
import { forbidden } from '../../errors.ts'
import type { Permission } from '../custom-roles/permission.ts'
import type { StoredUser } from './user.ts'

/** What somebody wants to do to a user. */
export type Deed = 'create' | 'edit' | 'delete'

type Managed = Pick<StoredUser, 'role'> & Partial<Pick<StoredUser, 'id' | 'organization_id'>>

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
  if (user.role === 'agent') return may(account, actor, 'manage_team_members')
  const { end_user_profile_access: access } = permissionsOf(account, actor)
  if (!enough[deed].includes(access)) return false
  return access !== 'edit-within-org' || isOfSameOrganization(account, actor, user)
}

/** Throws `forbidden` where the caller may not. */
export function demandManage(account: Account, actor: Actor, deed: Deed, user: Managed): void {
  if (!mayManage(account, actor, deed, user)) throw forbidden()
}

function isOfSameOrganization(account: Account, actor: Actor, { organization_id = null }: Managed): boolean {
  return organization_id !== null && account.users.get(actor.id)?.organization_id === organization_id
}

/** What agents may change of themselves only by permission. */
const own: Partial<Readonly<Record<keyof UserUpdate, Permission>>> = {
  name: 'update_user_own_name',
  alias: 'update_user_own_alias',
  signature: 'update_user_own_signature',
  photo: 'manage_user_own_photo',
  remote_photo_url: 'manage_user_own_photo',
  email: 'manage_user_own_contacts',
  phone: 'manage_user_own_contacts',
}

/** What nobody changes of themselves without seeing to team members. */
const privileged: readonly (keyof UserUpdate)[] = ['role', 'custom_role_id', 'ticket_restriction', 'suspended']

/** Throws `forbidden` where an agent would give themselves what others have to give. */
export function demandOwnChange(account: Account, actor: Actor, user: StoredUser, given: UserUpdate): void {
  if (actor.role !== 'agent' || actor.id !== user.id || may(account, actor, 'manage_team_members')) return
  const before: Readonly<Record<string, unknown>> = { ...user }
  const changes = Object.entries(given).filter(([name, value]) => value !== undefined && value !== before[name])
  const isRefused = changes.some(([name]) => {
    // The names of the body's properties, which `Object.entries` widens to any text.
    const property = name as keyof UserUpdate
    const permission = own[property]
    return privileged.includes(property) || (permission !== undefined && !may(account, actor, permission))
  })
  if (isRefused) throw forbidden()
}
