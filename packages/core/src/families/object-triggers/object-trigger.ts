import type { ObjectTrigger } from '@fakedesk/spec'
import { ruleOrders, type StoredRule } from '../../rules/families/rule.ts'
import { define } from '../../store/definition.ts'

/** A trigger of a custom object's records. */
export interface StoredObjectTrigger extends StoredRule {
  /** The key of the object. */
  readonly object: string
  readonly description: string | null
  readonly conditions: ObjectTrigger['conditions']
  readonly actions: ObjectTrigger['actions']
}

export const objectTriggers = define<StoredObjectTrigger, ObjectTrigger>()({
  name: 'object_triggers',
  // Answers call it `trigger`, which is the name of those of tickets.
  singular: 'object_trigger',
  indexes: { object: ({ object }) => object, active: ({ active }) => active },
  orders: ruleOrders,
  listedBy: { cursor: 'position', offset: 'position' },
  present: (trigger, { origin, language }) => ({
    url: `${origin}/api/v2/custom_objects/${trigger.object}/triggers/${trigger.id}.json`,
    id: trigger.id,
    title: language.filledIn(trigger.title),
    raw_title: trigger.title,
    description: trigger.description,
    active: trigger.active,
    default: trigger.default,
    position: trigger.position,
    conditions: trigger.conditions,
    actions: trigger.actions,
    created_at: trigger.created_at,
    updated_at: trigger.updated_at,
  }),
})
