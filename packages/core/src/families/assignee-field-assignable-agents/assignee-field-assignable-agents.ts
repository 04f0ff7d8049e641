import type { Handlers } from '../../operation.ts'
import { offeredAgents, offeredGroups } from './assignable-rows.ts'

export const assigneeFieldAssignableAgentsOperations = {
  ListAssigneeFieldAssignableGroups: ({ account, actor }) => offeredGroups(account, actor),
  ListAssigneeFieldAssignableGroupAgents: ({ account, actor, path }) => offeredAgents(account, actor, path.group_id),
} satisfies Handlers<'assignee-field-assignable-agents'>
