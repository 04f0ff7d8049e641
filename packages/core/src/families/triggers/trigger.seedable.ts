import type { TriggerUpdate } from '@fakedesk/spec'
import { theAccountItself } from '../../account/actor.ts'
import { namedByRules } from '../../seed/named-by-rules.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createTrigger } from './change-trigger.ts'
import { seedTriggers } from './triggers.seed.ts'

/** A trigger in a seed. With none, there are those that every account begins with. */
export interface TriggerSeed extends Omit<TriggerUpdate, 'id'>, Dated {
  readonly title: string
  readonly actions: NonNullable<TriggerUpdate['actions']>
}

export const seedableTriggers = seedable<TriggerSeed, TriggerUpdate>()({
  name: 'triggers',
  operation: 'UpdateTrigger',
  key: 'trigger',
  own: dated,
  needs: ['title', 'actions'],
  after: ['tickets', ...namedByRules],
  plant: (account, { id: _, ...given }) => createTrigger(account, theAccountItself, given),
  complete: (account) => {
    if (account.triggers.size === 0) seedTriggers(account)
  },
})
