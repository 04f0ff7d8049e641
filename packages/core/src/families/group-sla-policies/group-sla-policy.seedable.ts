import type { GroupSlaPolicyUpdate } from '@fakedesk/spec'
import { namedByRules } from '../../seed/named-by-rules.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createGroupSlaPolicy } from './change-group-sla-policy.ts'

/** A group SLA policy in a seed. */
export interface GroupSlaPolicySeed extends GroupSlaPolicyUpdate, Dated {
  readonly title: string
  readonly filter: NonNullable<GroupSlaPolicyUpdate['filter']>
}

export const seedableGroupSlaPolicies = seedable<GroupSlaPolicySeed, GroupSlaPolicyUpdate>()({
  name: 'group_sla_policies',
  operation: 'CreateGroupSLAPolicy',
  key: 'group_sla_policy',
  own: dated,
  after: namedByRules,
  plant: createGroupSlaPolicy,
})
