import type { UserIdentityCreate, UserIdentityUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { forbidden, invalidAttribute } from '../../errors.ts'
import { refuse, Validation } from '../../validation.ts'
import { joinOrganization } from '../organization-memberships/join-organization.ts'
import { organizationOfDomain } from '../organizations/change-organization.ts'
import type { StoredUser } from '../users/user.ts'
import { identitiesOf } from './find-identity.ts'
import { problemWith } from './problem-with-address.ts'
import { identityTypes, type StoredIdentity } from './user-identity.ts'

/** Gives a user another identity; the first of its kind is the primary one. Throws `invalid` for a value that is taken. */
export function addIdentity(account: Account, user: StoredUser, given: UserIdentityCreate): StoredIdentity {
  const validation = new Validation()
  validation.oneOf('type', given.type, identityTypes, 'Type')
  const problem = problemWith(account, given.type, given.value, 'Value')
  if (problem) validation.add('value', problem)
  validation.check()
  const isFirst = identitiesOf(account, user).by('type', given.type).by('isPrimary', true).size === 0
  const identity = putIdentity(account, user, { ...given, primary: isFirst })
  return settled(account, given.primary ? makePrimary(account, identity) : identity)
}

/** Gives a user who was made with this address, which was found to be free and well-formed, the identity that goes with it. */
export function addFirstEmail(account: Account, user: StoredUser, value: string): StoredIdentity {
  const { verified } = user
  const identity = putIdentity(account, user, { type: 'email', value, verified, primary: true })
  if (verified) joinOrganizationOfDomain(account, identity)
  return identity
}

/** Puts the identity in as it stands: for one that the user's record speaks of already. */
export function putIdentity(account: Account, user: StoredUser, given: UserIdentityCreate): StoredIdentity {
  const { type, verified = false, primary = false } = given
  const value = keptValue(type, given.value)
  const { now } = account
  return account.identities.insert({
    id: account.ids.next(),
    user_id: user.id,
    type,
    value,
    ...verification(account, verified),
    primary,
    undeliverable_count: 0,
    deliverable_state: type === 'email' ? deliverableState(value) : null,
    created_at: now,
    updated_at: now,
  })
}

/** Changes the value or the verification, never which one is the primary. Throws where the rules of either are broken. */
export function changeIdentity(account: Account, identity: StoredIdentity, given: UserIdentityUpdate): StoredIdentity {
  const { value, verified, verification_method: method } = given
  if (method !== undefined && method !== 'none' && method !== 'low') {
    throw invalidAttribute('verification_method', 'verification_method', 'none or low', 'identities/update')
  }
  const isVerified = verified ?? (method === undefined ? undefined : method === 'low')
  const isOther = value !== undefined && keptValue(identity.type, value) !== identity.value
  if (isOther) {
    const problem = problemWith(account, identity.type, value, 'Value', identity.user_id)
    if (problem) refuse(problem.description, 'value', problem.error)
  }
  const next = isVerified ?? (isOther ? false : undefined)
  const changed = account.identities.update(identity, {
    ...(isOther && { value: keptValue(identity.type, value) }),
    ...(next !== undefined && next !== identity.verified && verification(account, next)),
    updated_at: account.now,
  })
  return settled(account, changed)
}

/** Marks it as verified without asking anybody. Throws `forbidden` for the account owner's. */
export function verifyIdentity(account: Account, identity: StoredIdentity): StoredIdentity {
  if (account.users.find(identity.user_id).is_owner) throw forbidden()
  return identity.verified ? identity : changeIdentity(account, identity, { verified: true })
}

/** Makes it the main one of its kind. */
export function makePrimary(account: Account, identity: StoredIdentity): StoredIdentity {
  if (identity.primary) return identity
  for (const other of identitiesOf(account, { id: identity.user_id }).by('type', identity.type).by('isPrimary', true)) {
    account.identities.update(other, { primary: false, updated_at: account.now })
  }
  return settled(account, account.identities.update(identity, { primary: true, updated_at: account.now }))
}

/**
 * Takes it from its user; a number may stay on the profile. End users may lose their primary email while they have
 * another identity, which does not take its place. Throws for the primary email of anybody else.
 */
export function removeIdentity(account: Account, identity: StoredIdentity): void {
  const user = account.users.find(identity.user_id)
  const isSpare = user.role === 'end-user' && identitiesOf(account, user).size > 1
  if (identity.type === 'email' && identity.primary && !isSpare) {
    refuse('Identity: the primary email address cannot be removed')
  }
  account.identities.delete(identity)
  mirror(account, identity.user_id)
}

/** Gives all identities of one user to another, who keeps their own primary ones. */
export function moveIdentities(account: Account, from: StoredUser, to: StoredUser): void {
  for (const identity of identitiesOf(account, from)) {
    const isFirst = identitiesOf(account, to).by('type', identity.type).by('isPrimary', true).size === 0
    account.identities.update(identity, { user_id: to.id, primary: isFirst, updated_at: account.now })
  }
  mirror(account, to.id)
}

/** What the user's record says of the identities: the primary address, and whether any is verified. */
function mirror(account: Account, userId: number): void {
  const user = account.users.find(userId)
  const identities = identitiesOf(account, user)
  const email = identities.by('type', 'email').by('isPrimary', true).first()?.value ?? null
  const verified = [...identities].some((identity) => identity.verified === true)
  if (user.email === email && user.verified === verified) return
  account.users.update(user, { email, verified, updated_at: account.now })
}

function settled(account: Account, identity: StoredIdentity): StoredIdentity {
  mirror(account, identity.user_id)
  if (identity.type === 'email' && identity.verified) joinOrganizationOfDomain(account, identity)
  return identity
}

/** Who proves an address of an organization's domain belongs to it, unless to another already (docs: Users). */
function joinOrganizationOfDomain(account: Account, { user_id, value }: StoredIdentity): void {
  const user = account.users.find(user_id)
  if (user.role !== 'end-user' || user.organization_id !== null) return
  const organization = organizationOfDomain(account, value)
  if (organization) joinOrganization(account, { userId: user.id, organizationId: organization.id })
}

function verification(account: Account, verified: boolean) {
  return { verified, verification_method: verified ? 'low' : 'none', verified_at: verified ? account.now : null }
}

/** Addresses are kept in lower case. */
export function keptValue(type: string, value: string): string {
  return type === 'email' ? value.trim().toLowerCase() : value.trim()
}

/** The domains that RFC 2606 sets aside for examples take no mail. */
function deliverableState(address: string): string {
  return /@example\.(com|net|org)$/.test(address) ? 'reserved_example' : 'deliverable'
}
