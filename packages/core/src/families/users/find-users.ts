import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { demand, may } from '../../account/permissions.ts'
import { isEmailAddress } from '../../email-address.ts'
import { identityOf } from '../user-identities/find-identity.ts'
import type { StoredUser } from './user.ts'

/** Everybody but the deleted ones. */
export function activeUsers(account: Account) {
  return account.users.by('active', true)
}

/** Those of them whom the caller knows of: what every operation looks its users up in. */
export function usersSeenBy(account: Account, actor: Actor) {
  return account.users.visibleTo(actor).by('active', true)
}

/** The same as a list: throws `forbidden` for agents whose role keeps lists of end users from them. */
export function usersListedFor(account: Account, actor: Actor) {
  demand(account, actor, 'end_user_list_access')
  return usersSeenBy(account, actor)
}

/** What the caller finds when searching: without end users for agents who cannot list them. */
export function usersFoundBy(account: Account, actor: Actor) {
  const users = usersSeenBy(account, actor)
  return may(account, actor, 'end_user_list_access') ? users : users.by('role', ['admin', 'agent'])
}

/** Whether these are all that there are. */
export function findsEverybody(account: Account, actor: Actor): boolean {
  return actor.keptTo === undefined && may(account, actor, 'end_user_list_access')
}

/** The user who has this email address, primary or not. */
export function findUserByEmail(account: Account, email: string): StoredUser | undefined {
  return account.users.get(identityOf(account, 'email', email)?.user_id)
}

/** The address that a search is all about, which clients look their users up by: found without going through all users. */
export function soleAddress(query: string): string | undefined {
  const named = query
    .trim()
    .replace(/^email:/i, '')
    .replace(/^"/, '')
    .replace(/"$/, '')
  return isEmailAddress(named) && !/["*]/.test(named) ? named : undefined
}

/** By the account's own id for them, whatever the case. */
export function findUserByExternalId(account: Account, externalId: string): StoredUser | undefined {
  return account.users.by('external_id', externalId.toLowerCase()).first()
}

/** The user who signs in under this name: any verified email address, or a login name. */
export function findUserBySignInName(account: Account, name: string): StoredUser | undefined {
  const identity = identityOf(account, 'email', name)
  if (identity) return identity.verified ? account.users.get(identity.user_id) : undefined
  return account.users.by('sign_in_name', name.trim().toLowerCase()).first()
}

/** What narrows the lists and counts of users. */
export interface UserFilter {
  readonly role?: string | undefined
  readonly 'role[]'?: readonly string[] | undefined
  readonly permission_set?: number | undefined
  readonly external_id?: string | undefined
}

type UserRows = ReturnType<typeof activeUsers>

/** The rows that the query leaves, each filter by its index. */
export function filtered(
  users: UserRows,
  { role, 'role[]': roles, permission_set, external_id }: UserFilter,
): UserRows {
  const wanted = roles ?? (role ? [role] : undefined)
  let rows = users
  if (wanted) rows = rows.by('role', known(wanted))
  if (permission_set !== undefined) rows = rows.by('custom_role', permission_set)
  if (external_id !== undefined) rows = rows.by('external_id', external_id.toLowerCase())
  return rows
}

/** In one order, and without roles that nobody has: each other list would become an index of its own. */
function known(roles: readonly string[]): readonly string[] {
  return ['admin', 'agent', 'end-user'].filter((role) => roles.includes(role))
}

/** The users whose property begins with the text, in its order. */
export function beginningWith(rows: UserRows, order: 'name' | 'phone', start: string): readonly StoredUser[] {
  const sorted = rows.ordered(order)
  return sorted.slice(sorted.rankOf([start]), sorted.rankOf([`${start}\uffff`]))
}
