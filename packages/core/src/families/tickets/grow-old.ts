import type { Account } from '../../account/account.ts'
import { wakeBy } from '../../work/wake-by.ts'
import { work } from '../../work/work.ts'
import { draftOf } from './change-ticket.ts'
import { finishDraft } from './finish-draft.ts'
import { theService } from './follow-people.ts'
import { setStatus } from './read-status.ts'
import type { StoredTicket } from './ticket.ts'
import { growOld } from './ticket-works.ts'
import { viaOf } from './via.ts'

/** Closes and archives the tickets whose time has come, and waits for the next one. */
export const growOldWork = work<Record<string, never>>({
  ...growOld,
  run(account) {
    const aging = account.tickets.by('isAging', true).ordered('ages_at')
    const now = Math.floor(account.clock.now() / 1000)
    for (const ticket of aging.slice(0, aging.rankBehind([now, Number.MAX_SAFE_INTEGER]))) age(account, ticket)
    const next = aging.first()?.ages_at
    if (next != null) wakeBy(account, growOld, next)
  },
})

function age(account: Account, ticket: StoredTicket): void {
  if (ticket.status === 'solved' && !ticket.deletion) {
    close(account, ticket)
    return
  }
  // No audit tells of the archive, and nothing else has changed.
  account.tickets.update(ticket, { ages_at: null, archived: ticket.archived || !ticket.deletion })
}

function close(account: Account, ticket: StoredTicket): void {
  const draft = draftOf(
    { account, actor: theService, via: viaOf('system'), metadata: { client: null }, isSilent: true },
    ticket,
  )
  setStatus(draft, 'closed')
  finishDraft(draft)
}
