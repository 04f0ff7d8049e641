import { count } from '../../count.ts'
import { type Call, type Handlers, standIn } from '../../operation.ts'
import { demand } from '../../permissions.ts'
import { activeGroups, createGroup, defaultGroup, deleteGroup, updateGroup } from './change-group.ts'

export const groupsOperations = {
  ListGroups: ({ account }) => activeGroups(account),
  CountGroups: ({ account }) => count(account, activeGroups(account)),
  ListUserGroups: (call) => ofUser(call),
  CountUserGroups: (call) => count(call.account, ofUser(call)),
  ListAssignableGroups: ({ account }) => activeGroups(account),
  AutocompleteGroups: ({ account, query }) => {
    const start = (query.name ?? '').toLowerCase()
    return account.groups.list([...activeGroups(account)].filter(({ name }) => name.toLowerCase().startsWith(start)))
  },
  ListAvailableAgents: standIn,
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

function ofUser({ account, path }: Pick<Call<'ListUserGroups'>, 'account' | 'path'>) {
  account.users.find(path.user_id)
  const ids = [...account.groupMemberships.by('user', path.user_id)].map(({ group_id }) => group_id)
  return activeGroups(account).by('id', ids)
}
