import type { Call, Handlers } from '../../operation.ts'
import { reorder } from '../../rules/families/order-rules.ts'
import { filterDefinitions } from '../../rules/sla/filter-definitions.ts'
import { createSlaPolicy, updateSlaPolicy } from './change-sla-policy.ts'

export const slaPoliciesOperations = {
  ListSLAPolicies: ({ account }) => account.slaPolicies.rows,
  ShowSLAPolicy: (call) => inPath(call),
  CreateSLAPolicy: ({ account, body }) => createSlaPolicy(account, body.sla_policy),
  UpdateSLAPolicy: (call) => updateSlaPolicy(call.account, inPath(call), call.body.sla_policy),
  DeleteSLAPolicy: (call) => call.account.slaPolicies.delete(inPath(call)),
  ReorderSLAPolicies: ({ account, query, body }) =>
    reorder(account.slaPolicies, body?.sla_policy_ids ?? query.sla_policy_ids ?? []),
  RetrieveSLAPolicyFilterDefinitionItems: ({ account }) => {
    const all = filterDefinitions(account)
    return { definitions: { all, any: all } }
  },
} satisfies Handlers<'sla-policies'>

/** Throws `notFound`. */
const inPath = ({ account, path }: Pick<Call<'ShowSLAPolicy'>, 'account' | 'path'>) =>
  account.slaPolicies.find(path.sla_policy_id)
