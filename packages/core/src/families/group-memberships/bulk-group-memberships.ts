import { job } from '../job-statuses/define-job.ts'
import { deleted } from '../job-statuses/job-results.ts'
import { type Joining, joinGroup, leaveGroup } from './join-group.ts'

export const createManyGroupMembershipsJob = job<Joining>({
  kind: 'create_many_group_memberships',
  type: 'Bulk Create Group Membership',
  verb: 'Creating group membership',
  failure: 'GroupMembershipCreateError',
  item: ({ account }, joining) => ({ id: joinGroup(account, joining).id, status: 'Created' }),
})

export const deleteManyGroupMembershipsJob = job<number>({
  kind: 'delete_many_group_memberships',
  type: 'Bulk Delete Group Membership',
  verb: 'Deleting group membership',
  failure: 'GroupMembershipDeleteError',
  item({ account }, id) {
    leaveGroup(account, account.groupMemberships.find(id))
    return deleted(id)
  },
})
