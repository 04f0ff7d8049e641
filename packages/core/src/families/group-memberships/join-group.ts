import type { Account } from '../../account.ts'
import { invalid } from '../../errors.ts'
import { refuse } from '../../validation.ts'
import type { StoredGroupMembership } from './group-membership.ts'

/** Makes an agent a member. The first membership is the default one. Throws where the user is no agent, or is one already. */
export function joinGroup(
  account: Account,
  {
    userId,
    groupId,
    isDefault = false,
  }: { readonly userId: number; readonly groupId: number; readonly isDefault?: boolean },
): StoredGroupMembership {
  const user = account.users.find(userId)
  account.groups.find(groupId)
  const own = account.groupMemberships.by('user', userId)
  if (user.role === 'end-user') refuse('User must be an agent', 'user_id', 'InvalidValue')
  if (own.by('group', groupId).size > 0) {
    throw invalid({ user_id: [{ description: 'User has already been taken', error: 'DuplicateValue' }] })
  }
  const membership = account.groupMemberships.insert({
    id: account.ids.next(),
    user_id: userId,
    group_id: groupId,
    default: own.size === 0,
    created_at: account.now,
    updated_at: account.now,
  })
  return isDefault || own.size === 1 ? makeDefault(account, membership) : membership
}

/** Makes the membership the user's only default, which `users.default_group_id` mirrors. */
export function makeDefault(account: Account, membership: StoredGroupMembership): StoredGroupMembership {
  for (const other of account.groupMemberships.by('user', membership.user_id).by('isDefault', true)) {
    if (other.id !== membership.id) account.groupMemberships.update(other, { default: false, updated_at: account.now })
  }
  account.users.update(account.users.find(membership.user_id), { default_group_id: membership.group_id })
  return membership.default
    ? membership
    : account.groupMemberships.update(membership, { default: true, updated_at: account.now })
}

/** Ends a membership; another one becomes the default if this was it. */
export function leaveGroup(account: Account, membership: StoredGroupMembership): void {
  account.groupMemberships.delete(membership)
  if (!membership.default) return
  const next = account.groupMemberships.by('user', membership.user_id).first()
  if (next) makeDefault(account, next)
  else account.users.update(account.users.find(membership.user_id), { default_group_id: null })
}

export function leaveAllGroups(account: Account, userId: number): void {
  for (const membership of account.groupMemberships.by('user', userId)) leaveGroup(account, membership)
}
