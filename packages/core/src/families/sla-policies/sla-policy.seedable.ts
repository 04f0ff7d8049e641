import type { SlaPolicyUpdate } from '@fakedesk/spec'
import { namedByRules } from '../../seed/named-by-rules.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createSlaPolicy } from './change-sla-policy.ts'

/** An SLA policy in a seed. Tickets that come with the seed have been imported, and so have no SLAs. */
export interface SlaPolicySeed extends SlaPolicyUpdate, Dated {
  readonly title: string
  readonly filter: NonNullable<SlaPolicyUpdate['filter']>
}

export const seedableSlaPolicies = seedable<SlaPolicySeed, SlaPolicyUpdate>()({
  name: 'sla_policies',
  operation: 'CreateSLAPolicy',
  key: 'sla_policy',
  own: dated,
  after: [...namedByRules, 'schedules'],
  plant: createSlaPolicy,
})
