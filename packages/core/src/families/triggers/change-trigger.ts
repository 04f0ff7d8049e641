import type { TriggerBatchItem, TriggerUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { invalid, notFound } from '../../errors.ts'
import { readId } from '../../read-ids.ts'
import { newRule } from '../../rules/families/new-rule.ts'
import { readActingRule } from '../../rules/families/read-acting-rule.ts'
import { isDeepEqual } from '../../store/deep-equal.ts'
import { Validation } from '../../validation.ts'
import { createCategory, usualCategory } from '../trigger-categories/change-category.ts'
import type { StoredTrigger } from './trigger.ts'

/** Adds a trigger behind those of its category. Throws `invalid`. */
export function createTrigger(account: Account, actor: Actor, given: TriggerUpdate): StoredTrigger {
  const category_id = categoryIn(account, given) ?? usualCategory(account).id
  const blank: StoredTrigger = {
    ...newRule(account, account.triggers.by('category', category_id), 1),
    description: null,
    conditions: { all: [], any: [] },
    actions: [],
    category_id,
    revision_id: 0,
  }
  const changes = changesOf(account, blank, given)
  return revised(account, actor, account.triggers.insert({ ...blank, ...changes, category_id }))
}

/** Changes what is named; conditions or actions, once given, take the place of all. Throws `invalid`. */
export function updateTrigger(
  account: Account,
  actor: Actor,
  trigger: StoredTrigger,
  given: TriggerUpdate,
): StoredTrigger {
  const category_id = categoryIn(account, given) ?? trigger.category_id
  const changes = { ...changesOf(account, trigger, given), category_id, updated_at: account.now }
  return revised(account, actor, account.triggers.update(trigger, changes), trigger)
}

/** Removes the trigger and its versions. */
export function deleteTrigger({ triggers, triggerRevisions }: Account, trigger: StoredTrigger): void {
  for (const revision of [...triggerRevisions.by('trigger', trigger.id)]) triggerRevisions.delete(revision)
  triggers.delete(trigger)
}

/** Another place or state, of which no version tells. */
export function moveTrigger(account: Account, trigger: StoredTrigger, item: TriggerBatchItem): StoredTrigger {
  const { position = trigger.position, active = trigger.active } = item
  const category_id = categoryIn(account, item) ?? trigger.category_id
  return account.triggers.update(trigger, { position, active, category_id, updated_at: account.now })
}

/** Gives all triggers of the category new places, in the order of the ids. Throws `notFound` where one is missing. */
export function reorderTriggers(account: Account, ids: readonly number[]): readonly StoredTrigger[] {
  const triggers = ids.map((id) => account.triggers.find(id))
  const categories = new Set(triggers.map(({ category_id }) => category_id))
  if (categories.size > 1) {
    throw invalid({ base: [{ description: 'LimitOneCategory: triggers of one category can be reordered at a time' }] })
  }
  const [category] = categories
  if (category === undefined || account.triggers.by('category', category).size !== new Set(ids).size) throw notFound()
  return triggers.map((trigger, place) => account.triggers.update(trigger, { position: place + 1 }))
}

type Given = Pick<TriggerUpdate, 'category_id' | 'category'>

/** The category that is named by its id, or a new one; undefined where none is. Throws `invalid`. */
function categoryIn(account: Account, { category_id, category }: Given): number | undefined {
  if (category?.name) return createCategory(account, { ...category, name: category.name }).id
  if (category_id == null || category_id === '') return undefined
  const known = account.triggerCategories.get(readId(category_id))
  if (!known) throw invalid({ category_id: [{ description: 'Category: is invalid', error: 'InvalidValue' }] })
  return known.id
}

function changesOf(account: Account, before: StoredTrigger, given: TriggerUpdate): Partial<StoredTrigger> {
  const validation = new Validation()
  const changes = readActingRule({ account, place: 'trigger', validation }, before, given)
  validation.check()
  const { description = before.description } = given
  return { ...changes, description }
}

/** Notes a version wherever more than the place has changed. */
function revised(account: Account, actor: Actor, trigger: StoredTrigger, before?: StoredTrigger): StoredTrigger {
  const { title, description, active, conditions, actions } = trigger
  const snapshot = { title, description, active, conditions, actions }
  const previous = before && account.triggerRevisions.get(before.revision_id)
  if (previous && isDeepEqual(previous.snapshot, snapshot)) return trigger
  const { id: revision_id } = account.triggerRevisions.insert({
    id: account.ids.next(),
    trigger_id: trigger.id,
    author_id: actor.id,
    created_at: account.now,
    snapshot,
    previous: previous ? { id: previous.id, snapshot: previous.snapshot } : null,
  })
  return account.triggers.update(trigger, { revision_id })
}
