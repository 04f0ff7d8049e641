import type { ViewOutput } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Validation } from '../../validation.ts'
import { shownColumn } from './shown-columns.ts'
import type { StoredOutput } from './view.ts'

/** Columns of one view (docs: Views). */
const mostColumns = 10

/** How a view shows its tickets unless it says otherwise (recorded). */
export const usualOutput: StoredOutput = {
  columns: ['subject', 'requester', 'created', 'updated', 'group', 'assignee'],
  group_by: null,
  group_order: 'desc',
  sort_by: null,
  sort_order: 'desc',
}

/** What is named takes the place of what was there. Columns that there are not are left out. */
export function readOutput(
  account: Account,
  validation: Validation,
  given: ViewOutput,
  before: StoredOutput = usualOutput,
): StoredOutput {
  const columns = given.columns?.filter((name) => shownColumn(account, name)) ?? before.columns
  if (columns.length > mostColumns) {
    validation.add('base', { description: `A view can have at most ${mostColumns} columns`, error: 'TooLong' })
  }
  const named = (name: string | null | undefined, old: string | null) => (name === undefined ? old : name || null)
  return {
    columns,
    group_by: named(given.group_by, before.group_by),
    group_order: given.group_order ?? before.group_order,
    sort_by: named(given.sort_by, before.sort_by),
    sort_order: given.sort_order ?? before.sort_order,
  }
}
