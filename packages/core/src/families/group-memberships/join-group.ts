import type { Account } from '../../account/account.ts'
import { Validation } from '../../validation.ts'
import { schedule } from '../../work/schedule.ts'
import { releaseFromGroup } from '../tickets/people-works.ts'
import { isAssignable } from './assignable.ts'
import type { StoredGroupMembership } from './group-membership.ts'

/** Who joins what. */
export interface Joining {
  readonly userId: number | null | undefined
  readonly groupId: number | null | undefined
  readonly isDefault?: boolean | undefined
}

/** Makes an agent a member. The first membership is the default one. Throws where the user is no agent, or is one already. */
export function joinGroup(account: Account, joining: Joining): StoredGroupMembership {
  const { user, group } = readJoining(account, joining)
  const isFirst = account.groupMemberships.by('user', user.id).size === 0
  const membership = account.groupMemberships.insert({
    id: account.ids.next(),
    user_id: user.id,
    group_id: group.id,
    default: isFirst,
    created_at: account.now,
    updated_at: account.now,
    assignable: isAssignable(user),
  })
  if (joining.isDefault && !isFirst) return makeDefault(account, membership)
  mirrorGroups(account, user.id)
  return membership
}

/** Makes the membership the user's only default. */
export function makeDefault(account: Account, membership: StoredGroupMembership): StoredGroupMembership {
  for (const other of account.groupMemberships.by('user', membership.user_id).by('isDefault', true)) {
    if (other.id !== membership.id) account.groupMemberships.update(other, { default: false, updated_at: account.now })
  }
  const chosen = membership.default
    ? membership
    : account.groupMemberships.update(membership, { default: true, updated_at: account.now })
  mirrorGroups(account, membership.user_id)
  return chosen
}

/** Ends a membership; another one becomes the default if this was it. */
export function leaveGroup(account: Account, membership: StoredGroupMembership): void {
  account.groupMemberships.delete(membership)
  schedule(account, releaseFromGroup, 0, { user: membership.user_id, group: membership.group_id })
  const next = membership.default && account.groupMemberships.by('user', membership.user_id).first()
  if (next) makeDefault(account, next)
  else mirrorGroups(account, membership.user_id)
}

export function leaveAllGroups(account: Account, userId: number): void {
  for (const membership of account.groupMemberships.by('user', userId)) account.groupMemberships.delete(membership)
  schedule(account, releaseFromGroup, 0, { user: userId, group: null })
  mirrorGroups(account, userId)
}

/** Notes on the user's memberships whether tickets can be assigned to the user; called when the user has changed. */
export function mirrorAssignable(account: Account, userId: number): void {
  const assignable = isAssignable(account.users.find(userId))
  for (const membership of account.groupMemberships.by('user', userId).by('assignable', !assignable)) {
    account.groupMemberships.update(membership, { assignable })
  }
}

/** Copies to the user's record which groups they are in, and which of these is the default. */
function mirrorGroups(account: Account, userId: number): void {
  const own = [...account.groupMemberships.by('user', userId)]
  account.users.update(account.users.find(userId), {
    group_ids: own.map(({ group_id }) => group_id),
    default_group_id: own.find((membership) => membership.default)?.group_id ?? null,
  })
}

function readJoining(account: Account, { userId, groupId }: Joining) {
  const user = account.users.get(userId)
  const group = account.groups.get(groupId)
  const validation = new Validation()
  validation.present('user_id', user, 'User')
  validation.present('group_id', group?.deleted ? undefined : group, 'Group')
  if (user && (user.role === 'end-user' || !user.active)) {
    validation.add('user_id', { description: 'User: must be an agent', error: 'InvalidValue' })
  }
  const isMember = user && group && account.groupMemberships.by('user', user.id).by('group', group.id).size > 0
  validation.unshared('user_id', isMember ?? false, 'User')
  validation.check()
  if (!user || !group) throw new TypeError('checked above')
  return { user, group }
}
