import { endSessionsOf } from '../users/end-access.ts'
import { tellTicketEvent } from '../webhooks/ticket-events.ts'
import { deleteTicket } from './delete-ticket.ts'
import type { StoredTicket } from './ticket.ts'
import type { Edit } from './ticket-draft.ts'

/** Deletes the ticket and suspends who asked; agents as requesters are spared (docs: Tickets > Mark as spam). */
export function markAsSpam(edit: Edit, ticket: StoredTicket): StoredTicket {
  const { account, actor } = edit
  const deleted = deleteTicket(edit, ticket)
  tellTicketEvent(account, deleted, { name: 'marked_as_spam', actorId: actor.id ?? -1 })
  const requester = account.users.get(ticket.requester_id)
  if (requester?.role === 'end-user') {
    account.users.update(requester, { suspended: true, updated_at: account.now })
    endSessionsOf(account, requester.id)
  }
  return deleted
}
