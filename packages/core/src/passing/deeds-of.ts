import type { Account } from '../account/account.ts'
import { runAutomations } from '../families/automations/plan-automations.ts'
import { tellBreaches } from '../families/ticket-slas/sla-works.ts'
import { growOld } from '../families/tickets/ticket-works.ts'
import type { Change, Written } from '../store/commit.ts'
import type { Item } from '../store/item.ts'
import { type Deed, deeds } from './deeds.ts'

/** What a commit has done, as far as whoever moves a clock wants to know of it, in the order in which it was written. */
export function deedsOf(account: Account, changes: readonly Change[]): readonly Deed[] {
  const told = changes.flatMap((change) => tell(account, change))
  return told.length > 0 ? told : changes.flatMap((change) => workDone(account, change))
}

function tell(account: Account, change: Change): readonly Deed[] {
  return (
    changeOf(account.audits, change, deeds.audit) ??
    changeOf(account.tickets, change, deeds.ticket) ??
    changeOf(account.metricLog, change, deeds.metrics) ??
    changeOf(account.sentMails, change, deeds.mail) ??
    changeOf(account.webhookInvocations, change, deeds.invocation) ??
    changeOf(account.webhookAttempts, change, deeds.attempt) ??
    []
  )
}

/** These look whether there is something to do, which tells of itself. */
const lookouts: readonly string[] = [runAutomations.kind, growOld.kind, tellBreaches.kind]

/** Work that nothing else tells of. */
function workDone(account: Account, change: Change): readonly Deed[] {
  const done = changeOf(account.scheduledWork, change, (before, after): readonly Deed[] =>
    before && !after && !lookouts.includes(before.kind) ? [{ what: 'work', name: before.kind }] : [],
  )
  return done ?? []
}

/** What is to be told of a change of this collection; undefined for those of others. */
function changeOf<S>(
  collection: Written & { get(id: Item['id']): S | undefined },
  { collection: changed, before, after }: Change,
  told: (before: S | undefined, after: S | undefined) => readonly Deed[],
): readonly Deed[] | undefined {
  // A collection writes records of its own kind only.
  return changed === collection ? told(before as S | undefined, after as S | undefined) : undefined
}
