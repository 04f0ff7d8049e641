import type { TriggerCategoryJobRequest } from '@fakedesk/spec'
import type { Looking } from '../../account/looking.ts'
import { ZendeskError } from '../../errors.ts'
import { readId } from '../../read-ids.ts'
import { moveTrigger } from '../triggers/change-trigger.ts'

type Items = NonNullable<TriggerCategoryJobRequest['items']>

/** Moves categories and triggers in one go, all or none. It is done at once (docs: Ticket Trigger Categories > Jobs). */
export function moveRules({ account, actor, origin }: Looking, { trigger_categories = [], triggers = [] }: Items) {
  const { now } = account
  const categories = trigger_categories.map(({ id, position }) => {
    const category = account.triggerCategories.get(readId(id)) ?? refuse('InvalidTriggerCategory', { id })
    return account.triggerCategories.update(category, { position, updated_at: now })
  })
  const moved = triggers.map((item) => {
    const trigger = account.triggers.get(readId(item.id)) ?? refuse('InvalidTrigger', { trigger_id: String(item.id) })
    const { category_id } = item
    if (category_id !== undefined && !account.triggerCategories.get(readId(category_id))) {
      refuse('InvalidTrigger', { trigger_id: String(item.id) })
    }
    return moveTrigger(account, trigger, item)
  })
  const look = { actor, origin }
  return {
    status: 'complete' as const,
    results: {
      trigger_categories: categories.map((category) => account.triggerCategories.show(category, look)),
      triggers: moved.map((trigger) => account.triggers.show(trigger, look)),
    },
  }
}

/** The job's own form of a refusal: nothing was moved. */
function refuse(code: string, about: Readonly<Record<string, string>>): never {
  throw new ZendeskError(400, { status: 'failed', errors: [{ code, title: 'There is no such record', ...about }] })
}
