import type { AutomationUpdate } from '@fakedesk/spec'
import { namedByRules } from '../../seed/named-by-rules.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { seedAutomations } from './automations.seed.ts'
import { createAutomation } from './change-automation.ts'
import { planAll } from './plan-automations.ts'

/** An automation in a seed. With none, there is the one that every account begins with. */
export interface AutomationSeed extends Omit<AutomationUpdate, 'id'>, Dated {
  readonly title: string
  readonly actions: NonNullable<AutomationUpdate['actions']>
}

export const seedableAutomations = seedable<AutomationSeed, AutomationUpdate>()({
  name: 'automations',
  operation: 'UpdateAutomation',
  key: 'automation',
  own: dated,
  needs: ['title', 'actions'],
  after: ['tickets', ...namedByRules],
  plant: (account, { id: _, ...given }) => createAutomation(account, given),
  complete: (account) => {
    if (account.automations.size > 0) return
    seedAutomations(account)
    planAll(account)
  },
})
