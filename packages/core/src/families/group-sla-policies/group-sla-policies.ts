import type { Call, Handlers } from '../../operation.ts'
import { reorder } from '../../rules/families/order-rules.ts'
import { filterDefinitions } from '../../rules/sla/filter-definitions.ts'
import { createGroupSlaPolicy, updateGroupSlaPolicy } from './change-group-sla-policy.ts'

export const groupSlaPoliciesOperations = {
  ListGroupSLAPolicies: ({ account }) => account.groupSlaPolicies.rows,
  ShowGroupSLAPolicy: (call) => inPath(call),
  CreateGroupSLAPolicy: ({ account, body }) => createGroupSlaPolicy(account, body.group_sla_policy),
  UpdateGroupSLAPolicy: (call) => updateGroupSlaPolicy(call.account, inPath(call), call.body.group_sla_policy),
  DeleteGroupSLAPolicy: (call) => call.account.groupSlaPolicies.delete(inPath(call)),
  ReorderGroupSLAPolicies: ({ account, query, body }) =>
    reorder(account.groupSlaPolicies, body?.group_sla_policy_ids ?? query.group_sla_policy_ids ?? []),
  RetrieveGroupSLAPolicyFilterDefinitionItems: ({ account }) => ({
    definitions: { all: filterDefinitions(account).filter(({ value }) => value === 'group_id'), any: [] },
  }),
} satisfies Handlers<'group-sla-policies'>

/** Throws `notFound`. */
const inPath = ({ account, path }: Pick<Call<'ShowGroupSLAPolicy'>, 'account' | 'path'>) =>
  account.groupSlaPolicies.find(path.group_sla_policy_id)
