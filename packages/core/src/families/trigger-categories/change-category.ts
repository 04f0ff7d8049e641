import type { TriggerCategoryCreate, TriggerCategoryUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { listedProblem } from '../../errors.ts'
import type { StoredTriggerCategory } from './trigger-category.ts'

/** Categories of one account (docs: Ticket Trigger Categories). */
const mostCategories = 500

/** Throws `TriggerCategoryNotFound`. Ids are texts. */
export function findCategory({ triggerCategories }: Account, id: string): StoredTriggerCategory {
  const category = triggerCategories.get(Number(id))
  if (!category) throw listedProblem(404, 'TriggerCategoryNotFound', 'Trigger category not found')
  return category
}

/** Adds a heading: at the place that is named, ahead of those that stand there, or behind all. */
export function createCategory(account: Account, { name, position }: TriggerCategoryCreate): StoredTriggerCategory {
  const { triggerCategories, ids, now } = account
  if (triggerCategories.size >= mostCategories) {
    throw listedProblem(403, 'ProductLimitExceeded', `An account has at most ${mostCategories} trigger categories`)
  }
  demandName(name)
  if (position !== undefined) makeRoom(account, position)
  const last = Math.max(0, ...Array.from(triggerCategories.rows, (category) => category.position))
  const place = position ?? last + 1
  return triggerCategories.insert({ id: ids.next(), name, position: place, created_at: now, updated_at: now })
}

export function updateCategory(
  { triggerCategories, now }: Account,
  category: StoredTriggerCategory,
  { name = category.name, position = category.position }: TriggerCategoryUpdate,
): StoredTriggerCategory {
  demandName(name)
  return triggerCategories.update(category, { name, position, updated_at: now })
}

/** Throws `TriggerCategoryNotEmpty`: its triggers, those out of use included, must be gone or elsewhere. */
export function deleteCategory({ triggerCategories, triggers }: Account, category: StoredTriggerCategory): void {
  if (triggers.by('category', category.id).size > 0) {
    throw listedProblem(400, 'TriggerCategoryNotEmpty', 'A trigger category must be empty to be deleted')
  }
  triggerCategories.delete(category)
}

/** The category that triggers come to where none is named: the first one, which is made where there is none. */
export function usualCategory(account: Account): StoredTriggerCategory {
  return account.triggerCategories.rows.ordered('position').first() ?? createCategory(account, { name: 'Triggers' })
}

function demandName(name: string | undefined): void {
  if (!name?.trim()) throw listedProblem(400, 'InvalidTriggerCategory', 'Name cannot be blank')
}

function makeRoom({ triggerCategories }: Account, position: number): void {
  const behind = [...triggerCategories.rows].filter((category) => category.position >= position)
  if (!behind.some((category) => category.position === position)) return
  for (const category of behind) triggerCategories.update(category, { position: category.position + 1 })
}
