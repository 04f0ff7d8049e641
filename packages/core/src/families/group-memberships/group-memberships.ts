import { demand } from '../../account/permissions.ts'
import type { Call, Handlers } from '../../operation.ts'
import { readItems, readNumericIds } from '../../read-ids.ts'
import { startJob } from '../job-statuses/start-job.ts'
import { createManyGroupMembershipsJob, deleteManyGroupMembershipsJob } from './bulk-group-memberships.ts'
import { joinGroup, leaveGroup, makeDefault } from './join-group.ts'

export const groupMembershipsOperations = {
  ListGroupMemberships: ({ account }) => account.groupMemberships.rows,
  ListAssignableGroupMemberships: ({ account }) => account.groupMemberships.by('assignable', true),
  ListUserGroupMemberships: (call) => ofUser(call),
  ListGroupMembershipsByGroup: (call) => ofGroup(call),
  ListAssignableGroupMembershipsByGroup: (call) => ofGroup(call).by('assignable', true),
  ShowGroupMembershipById: ({ account, path }) => account.groupMemberships.find(path.group_membership_id),
  ShowUserGroupMembershipById: (call) => ofUser(call).find(call.path.group_membership_id),
  CreateGroupMembership: ({ account, actor, body: { group_membership } }) => {
    demand(account, actor, 'manage_group_memberships')
    return joinGroup(account, joining(group_membership))
  },
  CreateUserGroupMembership: ({ account, actor, path, body: { group_membership } }) => {
    demand(account, actor, 'manage_group_memberships')
    account.users.visibleTo(actor).find(path.user_id)
    return joinGroup(account, { ...joining(group_membership), userId: path.user_id })
  },
  GroupMembershipSetDefault: (call) => {
    const own = ofUser(call)
    if (call.actor.id !== call.path.user_id) demand(call.account, call.actor, 'manage_group_memberships')
    makeDefault(call.account, own.find(call.path.group_membership_id))
    return { group_memberships: Array.from(own, (membership) => call.account.groupMemberships.show(membership, call)) }
  },
  DeleteGroupMembership: ({ account, actor, path }) => {
    demand(account, actor, 'manage_group_memberships')
    leaveGroup(account, account.groupMemberships.find(path.group_membership_id))
  },
  DeleteUserGroupMembership: (call) => {
    demand(call.account, call.actor, 'manage_group_memberships')
    leaveGroup(call.account, ofUser(call).find(call.path.group_membership_id))
  },
  GroupMembershipBulkCreate: ({ account, actor, body }) => {
    demand(account, actor, 'manage_group_memberships')
    const items = readItems(body.group_memberships, 'group_memberships').map(joining)
    return startJob(account, actor, createManyGroupMembershipsJob, items)
  },
  GroupMembershipBulkDelete: ({ account, actor, query }) => {
    demand(account, actor, 'manage_group_memberships')
    return startJob(account, actor, deleteManyGroupMembershipsJob, readNumericIds(query.ids, 'ids'))
  },
} satisfies Handlers<'group-memberships'>

type Given = Call<'CreateUserGroupMembership'>['body']['group_membership']

function joining({ user_id, group_id, default: isDefault }: Given) {
  return { userId: user_id, groupId: group_id, isDefault }
}

function ofUser({ account, actor, path }: Pick<Call<'ListUserGroupMemberships'>, 'account' | 'actor' | 'path'>) {
  account.users.visibleTo(actor).find(path.user_id)
  return account.groupMemberships.by('user', path.user_id)
}

/** Throws `notFound` for a deleted group too: nobody is in it. */
function ofGroup({ account, path }: Pick<Call<'ListGroupMembershipsByGroup'>, 'account' | 'path'>) {
  account.groups.by('isDeleted', false).find(path.group_id)
  return account.groupMemberships.by('group', path.group_id)
}
