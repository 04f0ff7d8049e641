import type { Account } from '../../account/account.ts'
import { defaultStatus } from './find-status.ts'

/** The category `hold` is optional: it is on as long as its default status is (docs: Custom Ticket Statuses). */
export function isHoldOn(account: Account): boolean {
  return defaultStatus(account, 'hold')?.active ?? false
}

/** Switches the category on or off, as the status field's `sub_type_id` and the account's settings do. */
export function switchHold(account: Account, active: boolean): void {
  const status = defaultStatus(account, 'hold')
  if (status && status.active !== active) account.customStatuses.update(status, { active, updated_at: account.now })
}
