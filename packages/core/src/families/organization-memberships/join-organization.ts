import type { Account } from '../../account/account.ts'
import { notFound } from '../../errors.ts'
import { refuse, refuseTaken } from '../../validation.ts'
import { schedule } from '../../work/schedule.ts'
import { activeOrganizations } from '../organizations/find-organization.ts'
import type { StoredOrganization } from '../organizations/organization.ts'
import { releaseFromOrganization } from '../tickets/people-works.ts'
import type { StoredOrganizationMembership } from './organization-membership.ts'

/** Organizations that one user can be in (docs: Organization Memberships). */
const mostMemberships = 300

interface Joining {
  readonly userId: number
  readonly organizationId: number
  /** Whether it becomes the user's main organization; the first one does anyway. */
  readonly isDefault?: boolean | undefined
  readonly viewTickets?: boolean | undefined
}

/** Puts a user into an organization. Throws `notFound` for unknown ids, `invalid` for a member. */
export function joinOrganization(
  account: Account,
  { userId, organizationId, isDefault = false, viewTickets = false }: Joining,
): StoredOrganizationMembership {
  if (!account.users.find(userId).active) throw notFound()
  const organization = activeOrganizations(account).find(organizationId)
  if (membershipOf(account, userId, organizationId)) {
    refuseTaken('user_id', 'User')
  }
  const already = account.organizationMemberships.by('user', userId).size
  if (already >= mostMemberships) refuse(`User: is in ${mostMemberships} organizations already`, 'user_id')
  const membership = account.organizationMemberships.insert({
    id: account.ids.next(),
    user_id: userId,
    organization_id: organizationId,
    organization_name: organization.name,
    default: already === 0,
    view_tickets: viewTickets,
    created_at: account.now,
    updated_at: account.now,
  })
  if (isDefault && already > 0) return makeDefaultMembership(account, membership)
  mirror(account, userId)
  return membership
}

/** The user's membership in the organization, if there is one. */
export function membershipOf(account: Account, userId: number, organizationId: number) {
  return account.organizationMemberships.by('user', userId).by('organization', organizationId).first()
}

/** Makes it the user's main organization, which `organization_id` of the user mirrors. */
export function makeDefaultMembership(
  account: Account,
  membership: StoredOrganizationMembership,
): StoredOrganizationMembership {
  for (const other of account.organizationMemberships.by('user', membership.user_id).by('isDefault', true)) {
    if (other.id === membership.id) continue
    account.organizationMemberships.update(other, { default: false, updated_at: account.now })
  }
  const chosen = membership.default
    ? membership
    : account.organizationMemberships.update(membership, { default: true, updated_at: account.now })
  mirror(account, membership.user_id)
  return chosen
}

/** Puts the member into another organization in place of this one. A member of both keeps the other membership. */
export function moveMembership(
  account: Account,
  membership: StoredOrganizationMembership,
  { id, name }: StoredOrganization,
): void {
  const already = membershipOf(account, membership.user_id, id)
  if (already) {
    if (membership.default) makeDefaultMembership(account, already)
    account.organizationMemberships.delete(membership)
    mirror(account, membership.user_id)
    return
  }
  account.organizationMemberships.update(membership, {
    organization_id: id,
    organization_name: name,
    updated_at: account.now,
  })
  mirror(account, membership.user_id)
}

/** Ends a membership; the oldest of the others becomes the default if this was it. */
export function leaveOrganization(account: Account, membership: StoredOrganizationMembership): void {
  end(account, membership)
  const oldest = membership.default && account.organizationMemberships.by('user', membership.user_id).first()
  if (oldest) makeDefaultMembership(account, oldest)
  else mirror(account, membership.user_id)
}

/** Makes it the user's only organization, or with null takes the user out of all. */
export function moveToOrganization(account: Account, userId: number, organizationId: number | null): void {
  if (organizationId === null) {
    leaveAllOrganizations(account, userId)
    return
  }
  if (account.organizationMemberships.by('user', userId).size === 0) {
    joinOrganization(account, { userId, organizationId })
    return
  }
  const membership =
    membershipOf(account, userId, organizationId) ?? joinOrganization(account, { userId, organizationId })
  makeDefaultMembership(account, membership)
  for (const other of account.organizationMemberships.by('user', userId)) {
    if (other.id !== membership.id) end(account, other)
  }
  mirror(account, userId)
}

export function leaveAllOrganizations(account: Account, userId: number): void {
  for (const membership of account.organizationMemberships.by('user', userId)) end(account, membership)
  mirror(account, userId)
}

/** End users follow organizations only that they belong to (docs: Organization Subscriptions). */
function end(account: Account, membership: StoredOrganizationMembership): void {
  const { user_id, organization_id } = membership
  account.organizationMemberships.delete(membership)
  schedule(account, releaseFromOrganization, 0, { user: user_id, organization: organization_id, next: null })
  if (account.users.find(user_id).role !== 'end-user') return
  for (const subscription of account.organizationSubscriptions
    .by('user', user_id)
    .by('organization', organization_id)) {
    account.organizationSubscriptions.delete(subscription)
  }
}

/** Copies to the user's record which organizations they are in, and which of these is the default. */
function mirror(account: Account, userId: number): void {
  const user = account.users.find(userId)
  const own = [...account.organizationMemberships.by('user', userId)]
  const organization_ids = own.map((membership) => membership.organization_id)
  const organization_id = own.find((membership) => membership.default)?.organization_id ?? null
  if (user.organization_id !== organization_id) {
    account.users.update(user, { organization_id, organization_ids, updated_at: account.now })
  } else if (String(user.organization_ids) !== String(organization_ids)) {
    account.users.update(user, { organization_ids })
  }
}
