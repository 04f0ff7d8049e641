import type { GroupCreate, GroupUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { notFound } from '../../errors.ts'
import { refuse, Validation } from '../../validation.ts'
import { schedule } from '../../work/schedule.ts'
import { leaveGroup } from '../group-memberships/join-group.ts'
import { releaseGroup } from '../tickets/people-works.ts'
import type { StoredGroup } from './group.ts'

export function activeGroups(account: Account) {
  return account.groups.by('isDeleted', false)
}

export function defaultGroup(account: Account): StoredGroup {
  const group = account.groups.by('isDefault', true).first()
  if (!group) throw notFound()
  return group
}

/** Throws `invalid` where the name is blank or taken. */
export function createGroup(account: Account, given: GroupCreate): StoredGroup {
  validate(account, given)
  const group = account.groups.insert({
    id: account.ids.next(),
    is_public: given.is_public ?? true,
    name: given.name,
    description: given.description ?? '',
    default: false,
    deleted: false,
    created_at: account.now,
    updated_at: account.now,
  })
  return given.default ? makeDefaultGroup(account, group) : group
}

/** Changes what is named. A private group cannot become public again (docs: Groups). */
export function updateGroup(account: Account, group: StoredGroup, given: GroupUpdate): StoredGroup {
  validate(account, { ...group, ...given }, group)
  if (given.is_public && !group.is_public)
    refuse('Is public: a private group cannot become public', 'is_public', 'InvalidValue')
  const { name = group.name, description = group.description } = given
  const is_public = given.is_public ?? group.is_public
  const changed = account.groups.update(group, { name, description, is_public, updated_at: account.now })
  return given.default ? makeDefaultGroup(account, changed) : changed
}

/** Deletes softly: the record stays to be shown; its members leave. Throws for the default group, also of an agent. */
export function deleteGroup(account: Account, group: StoredGroup): void {
  if (group.default) refuse('The default group cannot be deleted')
  const members = account.groupMemberships.by('group', group.id)
  if (members.by('isDefault', true).size > 0) refuse('The group is the default group of an agent')
  for (const membership of members) leaveGroup(account, membership)
  schedule(account, releaseGroup, 0, { group: group.id })
  account.groups.update(group, { deleted: true, updated_at: account.now })
}

function makeDefaultGroup(account: Account, group: StoredGroup): StoredGroup {
  for (const other of account.groups.by('isDefault', true)) account.groups.update(other, { default: false })
  return account.groups.update(group, { default: true })
}

function validate(account: Account, { name }: Pick<GroupUpdate, 'name'>, self?: StoredGroup): void {
  const validation = new Validation()
  validation.present('name', name, 'Name')
  // Accounts may let groups share a name (docs: Account Settings).
  const { check_group_name_uniqueness } = account.settings.groups
  const others = check_group_name_uniqueness ? [...activeGroups(account).by('name', name?.toLowerCase() ?? null)] : []
  validation.unique(
    'name',
    others.some(({ id }) => id !== self?.id),
    'Name',
    name,
  )
  validation.check()
}
