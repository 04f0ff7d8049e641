import type { Trigger } from '@fakedesk/spec'
import { ruleOrders, type StoredRule } from '../../rules/families/rule.ts'
import { define } from '../../store/definition.ts'

/** A trigger as it is kept. */
export interface StoredTrigger extends StoredRule {
  readonly description: string | null
  readonly conditions: Trigger['conditions']
  readonly actions: Trigger['actions']
  readonly category_id: number
  /** Its latest version. */
  readonly revision_id: number
}

export const triggers = define<StoredTrigger, Trigger>()({
  name: 'triggers',
  singular: 'trigger',
  indexes: {
    active: ({ active }) => active,
    category: ({ category_id }) => category_id,
  },
  orders: ruleOrders,
  listedBy: { cursor: 'position', offset: 'position' },
  present: (trigger, { origin, language }) => ({
    url: `${origin}/api/v2/triggers/${trigger.id}.json`,
    id: trigger.id,
    title: language.filledIn(trigger.title),
    active: trigger.active,
    updated_at: trigger.updated_at,
    created_at: trigger.created_at,
    default: trigger.default,
    actions: trigger.actions,
    conditions: trigger.conditions,
    description: trigger.description,
    position: trigger.position,
    raw_title: trigger.title,
    // A text (clients depend on it).
    category_id: String(trigger.category_id),
  }),
})
