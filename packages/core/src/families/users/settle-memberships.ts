import type { UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { joinBrand, leaveAllBrands } from '../brand-agents/join-brand.ts'
import {
  joinGroup,
  leaveAllGroups,
  leaveGroup,
  makeDefault,
  mirrorAssignable,
} from '../group-memberships/join-group.ts'
import {
  joinOrganization,
  leaveOrganization,
  membershipOf,
  moveToOrganization,
} from '../organization-memberships/join-organization.ts'
import type { NamedOrganizations } from './place-user.ts'
import type { StoredUser } from './user.ts'

/** Puts a user into the organizations that a body names. One alone ends all other memberships (docs: Users). */
export function settleOrganizations(
  account: Account,
  { id: userId }: StoredUser,
  { only, all }: NamedOrganizations,
): void {
  if (only !== undefined) moveToOrganization(account, userId, only)
  if (!all) return
  for (const id of all) {
    if (!membershipOf(account, userId, id)) joinOrganization(account, { userId, organizationId: id })
  }
  for (const membership of account.organizationMemberships.by('user', userId)) {
    const { organization_id: id } = membership
    if (!all.includes(id) && id !== only) leaveOrganization(account, membership)
  }
}

/** Team members work for the default brand at least, end users for none. */
export function settleBrands(account: Account, { id, role }: StoredUser): void {
  if (role === 'end-user') {
    leaveAllBrands(account, id)
    return
  }
  if (account.brandAgents.by('user', id).size > 0) return
  const main = account.brands.by('isDefault', true).first()
  if (main) joinBrand(account, id, main.id)
}

/** Puts an agent into the groups that a body names, a new one at least into the default group; end users are in none. */
export function settleGroups(account: Account, { id: userId, role }: StoredUser, given: UserUpdate): void {
  const already = account.groupMemberships.by('user', userId).size
  if (role === 'end-user') {
    if (already > 0) leaveAllGroups(account, userId)
    return
  }
  const named = [given.default_group_id, given.group_id, ...(given.group_ids ?? [])].flatMap((id) => id ?? [])
  const fallback = already === 0 ? account.groups.by('isDefault', true).first()?.id : undefined
  for (const groupId of new Set(named.length > 0 ? named : fallback === undefined ? [] : [fallback])) {
    if (!groupMembershipOf(account, userId, groupId)) joinGroup(account, { userId, groupId })
  }
  mirrorAssignable(account, userId)
  const main = groupMembershipOf(account, userId, given.default_group_id)
  if (main) makeDefault(account, main)
  if (!given.group_ids || named.length === 0) return
  for (const membership of account.groupMemberships.by('user', userId)) {
    if (!named.includes(membership.group_id)) leaveGroup(account, membership)
  }
}

function groupMembershipOf(account: Account, userId: number, groupId: number | null | undefined) {
  return account.groupMemberships
    .by('user', userId)
    .by('group', groupId ?? null)
    .first()
}
