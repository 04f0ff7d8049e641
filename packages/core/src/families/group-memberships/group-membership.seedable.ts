import type { GroupMembershipCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { joinGroup } from './join-group.ts'

/** A membership of a group in a seed; who is in which group can be said of the user, too. */
export interface GroupMembershipSeed extends Omit<GroupMembershipCreate, 'id'>, Dated {}

export const seedableGroupMemberships = seedable<GroupMembershipSeed, GroupMembershipCreate>()({
  name: 'group_memberships',
  operation: 'CreateGroupMembership',
  key: 'group_membership',
  own: dated,
  refers: { user_id: 'users', group_id: 'groups' },
  plant: (account, { user_id, group_id, default: isDefault }, planted) => {
    const own = account.groupMemberships.by('user', user_id)
    const implied = own.by('group', group_id).first()
    const takesPlace = implied && !planted.has(implied.id)
    if (takesPlace) account.groupMemberships.delete(implied)
    return joinGroup(account, {
      userId: user_id,
      groupId: group_id,
      isDefault: isDefault ?? (takesPlace ? implied.default : undefined),
    })
  },
})
