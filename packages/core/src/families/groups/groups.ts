import { demand } from '../../account/permissions.ts'
import { count } from '../../count.ts'
import type { Handlers } from '../../operation.ts'
import { availableAgents } from './available-agents.ts'
import { activeGroups, createGroup, defaultGroup, deleteGroup, updateGroup } from './change-group.ts'
import { assignableGroups, groupsBeginningWith, groupsOfUser } from './group-rows.ts'

export const groupsOperations = {
  // Clients rely on deleted groups being left out unless they are asked for.
  ListGroups: ({ account, query }) => (query.exclude_deleted === false ? account.groups.rows : activeGroups(account)),
  CountGroups: ({ account }) => count(account, activeGroups(account)),
  ListUserGroups: ({ account, actor, path }) => groupsOfUser(account, actor, path.user_id),
  CountUserGroups: ({ account, actor, path }) => count(account, groupsOfUser(account, actor, path.user_id)),
  ListAssignableGroups: ({ account, actor }) => assignableGroups(account, actor),
  CountAssignableGroups: ({ account, actor }) => count(account, assignableGroups(account, actor)),
  AutocompleteGroups: ({ account, query }) => groupsBeginningWith(account, query.name),
  ListAvailableAgents: ({ account, actor }) => {
    demand(account, actor, 'assign_tickets_to_any_group')
    return availableAgents(account)
  },
  ShowDefaultGroup: ({ account }) => defaultGroup(account),
  ShowGroupById: ({ account, path }) => account.groups.find(path.group_id),
  CreateGroup: ({ account, actor, body }) => {
    demand(account, actor, 'manage_groups')
    return createGroup(account, body.group)
  },
  UpdateGroup: ({ account, path, body }) => updateGroup(account, activeGroups(account).find(path.group_id), body.group),
  DeleteGroup: ({ account, actor, path }) => {
    demand(account, actor, 'manage_groups')
    deleteGroup(account, activeGroups(account).find(path.group_id))
  },
} satisfies Handlers<'groups'>
