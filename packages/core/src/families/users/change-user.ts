import type { UserCreate, UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { sendVerification } from '../email-notifications/send-verification.ts'
import { addFirstEmail, addIdentity, changeIdentity, keptValue } from '../user-identities/change-identity.ts'
import { identitiesOf, identityOf, primaryEmail } from '../user-identities/find-identity.ts'
import type { StoredIdentity } from '../user-identities/user-identity.ts'
import { endSessionsOf } from './end-access.ts'
import { findUserByEmail, findUserByExternalId } from './find-users.ts'
import { demandManage } from './may-manage-user.ts'
import { demandOwnChange } from './own-changes.ts'
import { demandGroups, demandModerator, demandOrganizations, idsOf, organizationsIn } from './place-user.ts'
import { readUserChanges } from './read-user-changes.ts'
import { readUserRole } from './read-user-role.ts'
import { settleBrands, settleGroups, settleOrganizations } from './settle-memberships.ts'
import type { StoredUser } from './user.ts'
import { newUser } from './user-defaults.ts'
import { changePhone } from './user-phone.ts'
import { changePhoto } from './user-photo.ts'
import { validateUser } from './validate-user.ts'

/** Throws `forbidden` for a role that the caller may not give, `invalid` where the values do not hold. */
export function createUser(account: Account, actor: Actor, given: UserCreate): StoredUser {
  return addUser(account, actor, { given })
}

/** A user to be made. */
interface NewUser {
  readonly given: UserCreate
  /** What no body can say. */
  readonly beyond?: Partial<StoredUser>
}

/** The same for a seed, which can say more than a body. */
export function addUser(account: Account, actor: Actor, { given, beyond }: NewUser): StoredUser {
  const standing = readUserRole(account, given)
  const organizations = organizationsIn(account, actor, given)
  const placed = { ...standing, organization_ids: idsOf(organizations), group_ids: [] }
  demandManage(account, actor, 'create', placed)
  if (given.moderator) demandModerator(account, actor)
  demandOrganizations(account, actor, { ...placed, organization_ids: [] }, organizations)
  demandGroups(account, actor, placed, given)
  validateUser(account, given)
  const values = { user_fields: {}, ...given }
  const address = given.email ? { email: keptValue('email', given.email), verified: given.verified ?? false } : {}
  const user = account.users.insert(
    newUser(account, { name: given.name, ...standing, ...readUserChanges(account, values), ...address, ...beyond }),
  )
  if (given.email) welcome(account, actor, addFirstEmail(account, user, given.email), given)
  addIdentities(account, user, given)
  settleOrganizations(account, user, organizations)
  settleGroups(account, user, given)
  settleBrands(account, user)
  changePhoto(account, user, given)
  return account.users.find(user.id)
}

/** Has a new address confirmed, unless the account or the caller wants no mail; seeds and mails that come in want none. */
function welcome(account: Account, actor: Actor, identity: StoredIdentity, given: UserCreate): void {
  const isWanted = account.settings.user.agent_created_welcome_emails && !given.skip_verify_email
  if (isWanted && actor.id !== null && !identity.verified) sendVerification(account, identity)
}

/** Changes what is named. Throws `forbidden` for a user or a role out of the caller's reach, and `invalid`. */
export function updateUser(account: Account, actor: Actor, user: StoredUser, given: UserUpdate): StoredUser {
  demandManage(account, actor, 'edit', user)
  demandOwnChange(account, actor, user, given)
  const standing = readUserRole(account, given, user)
  if (standing.role !== user.role) demandManage(account, actor, 'create', { ...user, ...standing })
  if (given.moderator && !user.moderator) demandModerator(account, actor, user.id)
  const organizations = organizationsIn(account, actor, given)
  demandOrganizations(account, actor, user, organizations)
  demandGroups(account, actor, { ...user, ...standing }, given)
  validateUser(account, given, user)
  const changed = put(account, user, { ...standing, ...readUserChanges(account, given, user) })
  settleIdentities(account, changed, given)
  settleOrganizations(account, changed, organizations)
  settleGroups(account, changed, given)
  if (changed.role !== user.role) settleBrands(account, changed)
  if (changed.suspended) endSessionsOf(account, user.id)
  changePhoto(account, account.users.find(user.id), given)
  return account.users.find(user.id)
}

/** What a caller may know somebody by. */
interface GivenNames {
  readonly email?: string | null | undefined
  readonly external_id?: string | null | undefined
}

/** The user whom the email or else the external id names. */
export function findGivenUser(account: Account, { email, external_id }: GivenNames): StoredUser | undefined {
  const byEmail = email ? findUserByEmail(account, email) : undefined
  return byEmail ?? (external_id ? findUserByExternalId(account, external_id) : undefined)
}

/** Only a difference makes a change: otherwise `updated_at` stays, too. */
function put(account: Account, user: StoredUser, changes: Partial<StoredUser>): StoredUser {
  const before: Readonly<Record<string, unknown>> = { ...user }
  const differs = Object.entries(changes).some(
    ([property, value]) => JSON.stringify(value) !== JSON.stringify(before[property]),
  )
  return differs ? account.users.update(user, { ...changes, updated_at: account.now }) : user
}

/**
 * A new address becomes a further identity, and the primary one of who has none; `verified` alone is meant for the
 * primary one (docs: Users > Update).
 */
function settleIdentities(account: Account, user: StoredUser, given: UserUpdate): void {
  const { email, verified } = given
  if (email) {
    if (!identityOf(account, 'email', email)) addEmail(account, user, email, verified)
  } else if (verified != null) {
    const primary = primaryEmail(account, user)
    if (primary && primary.verified !== verified) changeIdentity(account, primary, { verified })
  }
  addIdentities(account, user, given)
}

function addIdentities(account: Account, user: StoredUser, given: UserUpdate): void {
  for (const { type, value, ...rest } of given.identities ?? []) {
    const isOwn = identityOf(account, type, value)?.user_id === user.id
    if (!isOwn) addIdentity(account, user, { type, value, ...rest })
  }
  changePhone(account, account.users.find(user.id), given)
}

function addEmail(account: Account, user: StoredUser, value: string, verified: boolean | null | undefined): void {
  const isFirst = identitiesOf(account, user).by('type', 'email').size === 0
  addIdentity(account, user, { type: 'email', value, verified: verified ?? false, primary: isFirst })
}
