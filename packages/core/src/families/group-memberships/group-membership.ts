import type { GroupMembership } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export interface StoredGroupMembership extends Required<Omit<GroupMembership, 'url' | 'default'>> {
  readonly default: boolean
  /** Whether tickets can be assigned to the user, as the user's own record says. */
  readonly assignable: boolean
}

export const groupMemberships = define<StoredGroupMembership, GroupMembership>()({
  name: 'group_memberships',
  singular: 'group_membership',
  indexes: {
    user: ({ user_id }) => user_id,
    group: ({ group_id }) => group_id,
    isDefault: (membership) => membership.default,
    assignable: ({ assignable }) => assignable,
  },
  loads: {
    users: ({ user_id }) => [user_id],
    groups: ({ group_id }) => [group_id],
  },
  present: ({ id, user_id, group_id, default: isDefault, created_at, updated_at }, { origin }) => ({
    url: `${origin}/api/v2/group_memberships/${id}.json`,
    id,
    user_id,
    group_id,
    default: isDefault,
    created_at,
    updated_at,
  }),
})
