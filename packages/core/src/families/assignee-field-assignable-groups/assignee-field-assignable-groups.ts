import type { Handlers } from '../../operation.ts'
import { searchAssignables } from './search-assignables.ts'

export const assigneeFieldAssignableGroupsOperations = {
  ListAssigneeFieldAssignableGroupsAndAgentsSearch: (call) => searchAssignables(call),
} satisfies Handlers<'assignee-field-assignable-groups'>
