import { day } from '../../account/days-ago.ts'
import { wakeBy } from '../../work/wake-by.ts'
import type { TicketDraft } from './ticket-draft.ts'
import { growOld } from './ticket-works.ts'

/**
 * How long tickets stay in a status before the service closes the solved ones, at the latest, since automations may do it
 * sooner (docs: Tickets > `status`), and archives the closed ones (docs: Tickets > Ticket archiving).
 */
const staysFor: ReadonlyMap<string, number> = new Map([
  ['solved', 28 * day],
  ['closed', 120 * day],
])

/** Notes when the ticket grows old in its new status. Imports stay as they came. */
export function planEnd(draft: TicketDraft): void {
  const { account, before, ticket, isImport } = draft
  if (isImport || before?.status === ticket.status) return
  const stays = staysFor.get(ticket.status)
  const ages_at = stays === undefined ? null : Math.floor((account.clock.now() + stays) / 1000)
  draft.change({ ages_at })
  if (ages_at !== null) wakeBy(account, growOld, ages_at)
}
