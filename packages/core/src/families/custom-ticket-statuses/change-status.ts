import type { CustomStatusCreate, CustomStatusUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { notFound } from '../../errors.ts'
import { readNumericIds } from '../../read-ids.ts'
import { refuse, Validation } from '../../validation.ts'
import { type StatusCategory, type StoredCustomStatus, statusCategories } from './custom-status.ts'
import { listedStatuses } from './find-status.ts'

/** Statuses of an account, and of one of its categories (docs: Custom Ticket Statuses > Limitations). */
const mostStatuses = 300
const mostOfCategory = 100

/** Throws `invalid` without a label, for a category that is none, and beyond the limits. */
export function createStatus(account: Account, given: CustomStatusCreate): StoredCustomStatus {
  const { agent_label, description = null, end_user_description = null } = given
  const status_category = statusCategories.find((category) => category === given.status_category)
  const validation = new Validation()
  validation.present('agent_label', agent_label, 'Agent label')
  validation.oneOf('status_category', given.status_category, statusCategories)
  validation.check()
  // What the check has refused is not there.
  if (!status_category) throw notFound()
  refuseTooMany(account, status_category)
  return account.customStatuses.insert({
    id: account.ids.next(),
    status_category,
    agent_label,
    end_user_label: given.end_user_label ?? agent_label,
    description,
    end_user_description,
    active: given.active ?? true,
    default: false,
    created_at: account.now,
    updated_at: account.now,
    isDeleted: false,
  })
}

/** Changes what is named; the category is fixed. Of the default statuses only that of `hold` can be switched off. */
export function updateStatus(
  account: Account,
  status: StoredCustomStatus,
  given: CustomStatusUpdate,
): StoredCustomStatus {
  const { agent_label = status.agent_label, active = status.active } = given
  const { description = status.description, end_user_description = status.end_user_description } = given
  const validation = new Validation()
  validation.present('agent_label', agent_label, 'Agent label')
  validation.check()
  if (!active && status.default && status.status_category !== 'hold') {
    refuse('Active: the default status of a category is always active', 'active', 'InvalidValue')
  }
  return account.customStatuses.update(status, {
    agent_label,
    end_user_label: given.end_user_label === null ? agent_label : (given.end_user_label ?? status.end_user_label),
    description,
    end_user_description,
    active,
    updated_at: account.now,
  })
}

/** Makes each of the statuses the default one of its category. Throws `notFound`, and `invalid` for one that is off. */
export function setDefaultStatuses(account: Account, ids: string): void {
  const statuses = readNumericIds(ids, 'ids').map((id) => listedStatuses(account).find(id))
  const categories = new Set(statuses.map(({ status_category }) => status_category))
  if (categories.size < statuses.length) refuse('Ids: a category has one default status', 'ids', 'InvalidValue')
  for (const { id, active, status_category } of statuses) {
    if (!active) refuse('Ids: a default status must be active', 'ids', 'InvalidValue')
    for (const old of [...account.customStatuses.by('category', status_category).by('isDefault', true)]) {
      account.customStatuses.update(old, { default: false, updated_at: account.now })
    }
    account.customStatuses.update(account.customStatuses.find(id), { default: true, updated_at: account.now })
  }
}

/** It can still be shown, switched off (recorded). Throws `invalid` while a ticket that is not closed has it. */
export function deleteStatus(account: Account, status: StoredCustomStatus): void {
  if (status.default) refuse('The default status of a category cannot be deleted')
  const inUse = account.tickets.by('custom_status', status.id).by('stage', ['working', 'solved'])
  if (inUse.size > 0) refuse('A status that tickets have cannot be deleted')
  for (const link of [...account.ticketFormStatuses.by('status', status.id)]) account.ticketFormStatuses.delete(link)
  account.customStatuses.update(status, { active: false, isDeleted: true, updated_at: account.now })
}

function refuseTooMany(account: Account, category: StatusCategory): void {
  const listed = listedStatuses(account)
  if (listed.size >= mostStatuses) refuse(`An account has at most ${mostStatuses} statuses`)
  if (listed.by('category', category).size >= mostOfCategory) {
    refuse(`A category has at most ${mostOfCategory} statuses`, 'status_category', 'InvalidValue')
  }
}
