import type { Account } from '../../account/account.ts'
import { wakeBy } from '../../work/wake-by.ts'
import { workKind } from '../../work/work.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { TicketDraft } from '../tickets/ticket-draft.ts'

const hour = 60 * 60

export const runAutomations = workKind<Record<string, never>>('run_automations')

/** The whole hour after a moment in seconds since 1970: automations run by the hour. */
export const hourAfter = (seconds: number) => (Math.floor(seconds / hour) + 1) * hour

/**
 * Has automations look at a ticket that was made or changed, with the next hour. Closed ones they leave alone; what they
 * change themselves is planned once the hour is done.
 */
export function planAutomations(draft: TicketDraft): void {
  const { account, ticket, isImport, via } = draft
  if (isImport || via.source?.rel === 'automation') return
  const isLeft = ticket.status === 'closed' || account.automations.by('active', true).size === 0
  const automated_at = isLeft ? null : hourAfter(account.clock.now() / 1000)
  if (automated_at === ticket.automated_at) return
  draft.change({ automated_at })
  if (automated_at !== null) wakeBy(account, runAutomations, automated_at)
}

/** The same for every ticket: another automation may act on any of them. */
export function planAll(account: Account, after = hourAfter(account.clock.now() / 1000)): void {
  const open = [...account.tickets.by('stage', ['working', 'solved'])]
  const automated_at = account.automations.by('active', true).size === 0 ? null : after
  account.tickets.updateEach(
    open.filter((ticket: StoredTicket) => ticket.automated_at !== automated_at),
    () => ({ automated_at }),
  )
  if (automated_at !== null && open.length > 0) wakeBy(account, runAutomations, automated_at)
}
