import type { Account } from '../../account/account.ts'
import { day } from '../../account/days-ago.ts'
import { schedule } from '../../work/schedule.ts'
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
  if (ages_at !== null) wakeAt(account, ages_at)
}

/** One piece of work waits for all tickets, for the first that grows old. */
export function wakeAt(account: Account, seconds: number): void {
  const due = seconds * 1000
  const planned = account.scheduledWork.by('kind', growOld.kind).first()
  if (planned && planned.due <= due) return
  if (planned) account.scheduledWork.delete(planned)
  schedule(account, growOld, due - account.clock.now(), {})
}
