import type { Automation } from '@fakedesk/spec'
import { ruleOrders, type StoredRule } from '../../rules/families/rule.ts'
import { define } from '../../store/definition.ts'

/** An automation as it is kept. */
export interface StoredAutomation extends StoredRule {
  readonly conditions: Automation['conditions']
  readonly actions: Automation['actions']
}

export const automations = define<StoredAutomation, Automation>()({
  name: 'automations',
  singular: 'automation',
  indexes: { active: ({ active }) => active },
  orders: ruleOrders,
  listedBy: { cursor: 'position', offset: 'position' },
  // Without a description (recorded).
  present: (automation, { origin, language }) => ({
    url: `${origin}/api/v2/automations/${automation.id}.json`,
    id: automation.id,
    title: language.filledIn(automation.title),
    active: automation.active,
    updated_at: automation.updated_at,
    created_at: automation.created_at,
    default: automation.default,
    actions: automation.actions,
    conditions: automation.conditions,
    position: automation.position,
    raw_title: automation.title,
  }),
})
