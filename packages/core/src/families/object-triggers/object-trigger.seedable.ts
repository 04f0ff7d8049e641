import type { ObjectTriggerCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated, text } from '../../seed/shape.ts'
import { createObjectTrigger } from './change-object-trigger.ts'

/** An object trigger in a seed, with the key of its object. */
export interface ObjectTriggerSeed extends ObjectTriggerCreate, Dated {
  readonly object: string
}

export const seedableObjectTriggers = seedable<ObjectTriggerSeed, ObjectTriggerCreate>()({
  name: 'object_triggers',
  operation: 'CreateObjectTrigger',
  key: 'trigger',
  own: { ...dated, object: text },
  needs: ['object'],
  plant: (account, { object, ...given }) => createObjectTrigger(account, object, given),
})
