import type { Account } from '../../account/account.ts'
import type { StoredAutomation } from './automation.ts'
import { hourAfter } from './plan-automations.ts'
import { act } from './run-automations.ts'

const days = 4

/** The automation that every account begins with (recorded). */
export function seedAutomations(account: Account): StoredAutomation {
  return account.automations.insert({
    id: account.ids.next(),
    title: 'Close ticket 4 days after status is set to solved',
    active: true,
    updated_at: account.now,
    created_at: account.now,
    default: true,
    position: 0,
    conditions: {
      all: [
        { field: 'status', operator: 'is', value: 'solved' },
        { field: 'SOLVED', operator: 'greater_than', value: String(days * 24) },
      ],
      any: [],
    },
    actions: [{ field: 'status', value: 'closed' }],
  })
}

/** Has it done what it would have done until now: tickets of a story that were solved so long ago are closed. */
export function closeOfOld(account: Account, automation: StoredAutomation): void {
  const now = account.clock.now()
  for (const ticket of [...account.tickets.by('status', 'solved')]) {
    const due = hourAfter(Date.parse(ticket.solved_at ?? ticket.updated_at) / 1000 + days * 24 * 60 * 60) * 1000
    if (due < now) account.clock.at(due, () => act(account, automation, ticket))
  }
}
