import type { Account } from '../../account/account.ts'
import type { StatusCategory } from './custom-status.ts'

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
    account.customStatuses.insert({
      id: account.ids.next(),
      status_category,
      agent_label,
      raw_agent_label: agent_label,
      end_user_label,
      raw_end_user_label: end_user_label,
      description,
      raw_description: description,
      end_user_description: null,
      raw_end_user_description: null,
      active: true,
      default: true,
      created_at: account.now,
      updated_at: account.now,
    })
  }
}
