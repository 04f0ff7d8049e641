import type { UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { refuse } from '../../validation.ts'
import type { StoredUser } from './user.ts'

type Standing = Pick<
  StoredUser,
  'role' | 'custom_role_id' | 'role_type' | 'ticket_restriction' | 'restricted_agent' | 'moderator'
>

const adminRole = 4
const endUserRestrictions = ['organization', 'requested']

/**
 * What a user is after a change. A custom role makes an end user an agent. Throws `invalid` for a role that there is
 * not.
 */
export function readUserRole(account: Account, given: UserUpdate, before?: StoredUser): Standing {
  const custom = readCustomRole(account, given)
  const role = roleOf(given, custom?.role_type, before)
  if (role === 'end-user') return endUser(given, before)
  const sameRole = before?.role === role ? before : undefined
  const chosen = custom ?? (role === 'admin' ? builtIn(account, adminRole) : undefined)
  const keeps = given.custom_role_id === undefined && !custom
  const restriction = given.ticket_restriction === undefined ? sameRole?.ticket_restriction : given.ticket_restriction
  return {
    role,
    custom_role_id: chosen?.id ?? (keeps ? (sameRole?.custom_role_id ?? null) : null),
    role_type: chosen?.role_type ?? (role === 'admin' ? adminRole : keeps ? (sameRole?.role_type ?? null) : null),
    ticket_restriction: restriction ?? null,
    restricted_agent: (restriction ?? null) !== null,
    moderator: given.moderator ?? sameRole?.moderator ?? role === 'admin',
  }
}

/** `groups` and `assigned` mean nothing for end users, who see what they requested (docs: Users). */
function endUser({ ticket_restriction: given, moderator }: UserUpdate, before: StoredUser | undefined): Standing {
  const restriction = given === undefined ? before?.ticket_restriction : given
  return {
    role: 'end-user',
    custom_role_id: null,
    role_type: null,
    ticket_restriction: restriction && endUserRestrictions.includes(restriction) ? restriction : 'requested',
    restricted_agent: true,
    moderator: moderator ?? before?.moderator ?? false,
  }
}

function roleOf({ role, custom_role_id }: UserUpdate, type: number | undefined, before: StoredUser | undefined) {
  const wanted = role ?? before?.role ?? 'end-user'
  if (!['end-user', 'agent', 'admin'].includes(wanted)) {
    refuse('Role: is not included in the list', 'role', 'InvalidValue')
  }
  if (custom_role_id == null) return wanted
  if (type === adminRole) return 'admin'
  return wanted === 'admin' && role === 'admin' ? 'admin' : 'agent'
}

function readCustomRole(account: Account, { custom_role_id: id }: UserUpdate) {
  if (id == null) return undefined
  const role = account.customRoles.get(id)
  if (!role) refuse('Custom role: is invalid', 'custom_role_id', 'InvalidValue')
  return role
}

function builtIn(account: Account, type: number) {
  return [...account.customRoles.rows].find(({ role_type }) => role_type === type)
}
