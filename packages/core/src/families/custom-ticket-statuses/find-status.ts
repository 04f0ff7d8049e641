import type { Account } from '../../account/account.ts'
import type { StatusCategory, StoredCustomStatus } from './custom-status.ts'

/** All statuses but the deleted ones. */
export function listedStatuses({ customStatuses }: Account) {
  return customStatuses.by('isDeleted', false)
}

/** The status that a ticket of the category has unless another is chosen. Every category has one. */
export function defaultStatus({ customStatuses }: Account, category: StatusCategory): StoredCustomStatus | undefined {
  return customStatuses.by('category', category).by('isDefault', true).first()
}
