import type { Account } from '../../account/account.ts'
import { createStatus } from './change-status.ts'
import type { StatusCategory, StoredCustomStatus } from './custom-status.ts'

/** One default status for each category, as every account has. */
const defaults: readonly (readonly [StatusCategory, agent: string, endUser: string, description: string])[] = [
  ['new', 'New', 'Open', 'Ticket is awaiting assignment to an agent'],
  ['open', 'Open', 'Open', 'Staff is working on the ticket'],
  ['pending', 'Pending', 'Awaiting your reply', 'Staff is waiting for the requester to reply'],
  ['hold', 'On-hold', 'Open', 'Staff is waiting for a third party'],
  ['solved', 'Solved', 'Solved', 'The ticket has been solved'],
]

export function seedCustomStatuses(account: Account): void {
  for (const [status_category, agent_label, end_user_label, description] of defaults) {
    const status = createStatus(account, { status_category, agent_label, end_user_label, description })
    account.customStatuses.update(status, { default: true })
  }
}

/** A status of the account's own. */
export function seedOwnStatus(account: Account): StoredCustomStatus {
  return createStatus(account, {
    status_category: 'hold',
    agent_label: 'With the carrier',
    end_user_label: 'On its way',
    description: 'The parcel is being looked for',
  })
}
