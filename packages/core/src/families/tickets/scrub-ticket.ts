import type { Account } from '../../account/account.ts'
import { forgetAttachment } from '../attachments/forget-attachment.ts'
import { tellTicketEvent } from '../webhooks/ticket-events.ts'
import { forgetBeside } from './forget-beside.ts'
import { generatedNow } from './generated-now.ts'
import type { StoredTicket } from './ticket.ts'

const scrubbed = 'SCRUBBED'

/**
 * Erases a deleted ticket, in somebody's name or, with -1, the service's own: exports tell that it was there, and nothing
 * else of it (docs: Incremental Exports).
 */
export function scrubTicket(account: Account, ticket: StoredTicket, actorId: number): void {
  for (const audit of account.audits.by('ticket', ticket.id)) account.audits.delete(audit)
  for (const attachment of account.attachments.by('ticket', ticket.id)) forgetAttachment(account, attachment)
  forgetBeside(account, ticket.id)
  const [metric, sla] = [account.ticketMetrics.get(ticket.id), account.ticketSlas.get(ticket.id)]
  if (metric) account.ticketMetrics.delete(metric)
  if (sla) account.ticketSlas.delete(sla)
  const erased = account.tickets.update(ticket, {
    scrubbed: true,
    subject: scrubbed,
    description: scrubbed,
    external_id: null,
    recipient: null,
    tags: [],
    values: {},
    collaborator_ids: [],
    follower_ids: [],
    email_cc_ids: [],
    ...generatedNow(account),
  })
  tellTicketEvent(account, erased, { name: 'permanently_deleted', actorId })
}
