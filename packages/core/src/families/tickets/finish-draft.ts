import { planAutomations } from '../automations/plan-automations.ts'
import type { StoredAudit } from '../ticket-audits/audit.ts'
import { runTriggers } from '../triggers/run-triggers.ts'
import { afterEdit } from './after-edit.ts'
import { generatedNow } from './generated-now.ts'
import { planEnd } from './plan-end.ts'
import type { StoredTicket } from './ticket.ts'
import type { TicketDraft } from './ticket-draft.ts'

/** A ticket that was made or changed, and the audit that tells of it; null where there was nothing to tell. */
export interface Edited {
  readonly ticket: StoredTicket
  readonly audit: StoredAudit | null
}

/** Writes what the draft has become, all of it in one audit. Throws `invalid` where something does not hold. */
export function finishDraft(draft: TicketDraft): Edited {
  const { account, before, events } = draft
  draft.validation.check()
  draft.note()
  if (before && events.length === 0) return { ticket: writeQuietly(draft, before), audit: null }
  runTriggers(draft)
  planEnd(draft)
  planAutomations(draft)
  const audit = writeAudit(draft)
  const ticket = write(draft)
  afterEdit({ account, before, after: ticket, audit, isImport: draft.isImport })
  return { ticket, audit }
}

function writeAudit(draft: TicketDraft): StoredAudit {
  const { account, actor, via, metadata, events, ticket } = draft
  return account.audits.insert({
    id: account.ids.run(1 + events.length),
    ticket_id: ticket.id,
    created_at: account.now,
    author_id: actor.id ?? ticket.requester_id ?? -1,
    via,
    metadata,
    events,
    ...(ticket.support_type === 'ai_agent' && { isOfAiAgent: true }),
  })
}

function write({ account, before, ticket }: TicketDraft): StoredTicket {
  if (!before) return account.tickets.insert(ticket)
  return account.tickets.update(before, { ...ticket, updated_at: account.now, ...generatedNow(account) })
}

/** What no audit tells of (a note to search by) does not count as a change of the ticket. */
function writeQuietly({ account, ticket }: TicketDraft, before: StoredTicket): StoredTicket {
  return ticket === before ? before : account.tickets.update(before, ticket)
}
