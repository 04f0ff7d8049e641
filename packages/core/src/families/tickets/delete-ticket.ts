import type { DeletedTicket } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { day } from '../../account/days-ago.ts'
import { demand } from '../../account/permissions.ts'
import { notFound } from '../../errors.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import { schedule } from '../../work/schedule.ts'
import { work } from '../../work/work.ts'
import type { StoredUser } from '../users/user.ts'
import { finishDraft } from './finish-draft.ts'
import { scrubTicket } from './scrub-ticket.ts'
import { ofSupport, type Scope } from './support-type.ts'
import type { StoredTicket } from './ticket.ts'
import { type Edit, TicketDraft } from './ticket-draft.ts'
import { maySee, restorableTickets } from './visible-tickets.ts'

/** Deleted tickets can be restored for thirty days (docs: Deleted Tickets). */
const keptFor = 30 * day

/** Takes a ticket out of everything but the list of the deleted. Throws `forbidden`. */
export function deleteTicket(edit: Edit, ticket: StoredTicket): StoredTicket {
  const { account, actor } = edit
  demand(account, actor, 'ticket_deletion')
  const draft = new TicketDraft(edit, ticket, ticket)
  draft.say({ type: 'Change', field_name: 'status', value: 'deleted', previous_value: ticket.status })
  const deletion = { actor_id: actor.id, deleted_at: account.now, previous_state: ticket.status }
  draft.change({ deletion })
  schedule(account, forgetDeletedTicket, keptFor, { ticket: ticket.id, deleted_at: account.now })
  return finishDraft(draft).ticket
}

export const forgetDeletedTicket = work<{ ticket: number; deleted_at: string }>({
  kind: 'forget_deleted_ticket',
  run(account, { ticket: id, deleted_at }) {
    const ticket = account.tickets.get(id)
    // It may have been restored since, and deleted again.
    if (ticket?.deletion?.deleted_at === deleted_at && !ticket.scrubbed) scrubTicket(account, ticket, -1)
  },
})

/** Brings a deleted ticket back in the state it had. */
export function restoreTicket(edit: Edit, ticket: StoredTicket): StoredTicket {
  const draft = new TicketDraft(edit, ticket, ticket)
  draft.say({ type: 'Change', field_name: 'status', value: ticket.status, previous_value: 'deleted' })
  draft.change({ deletion: null })
  return finishDraft(draft).ticket
}

/** A ticket that can be restored. Throws `forbidden`, and `notFound`. */
export function findDeletedTicket(account: Account, actor: Actor, id: number): StoredTicket {
  demand(account, actor, 'view_deleted_tickets')
  const ticket = account.tickets.get(id)
  if (!ticket?.deletion || ticket.scrubbed || !maySee(account, actor, ticket)) throw notFound()
  return ticket
}

/** The tickets that can be restored, in their short look. Throws `forbidden`. */
export function deletedTickets(account: Account, actor: Actor, scope: Scope): Rows<StoredTicket, DeletedTicket> {
  demand(account, actor, 'view_deleted_tickets')
  const rows = ofSupport(restorableTickets(account, actor), scope)
  return inOtherLook(rows, (ticket) =>
    JSON.stringify(deletedLook(ticket, account.users.get(ticket.deletion?.actor_id))),
  )
}

function deletedLook(
  { id, subject, description, deletion }: StoredTicket,
  actor: StoredUser | undefined,
): DeletedTicket {
  return {
    id,
    subject,
    description,
    actor: { id: deletion?.actor_id ?? null, name: actor?.name ?? null },
    deleted_at: deletion?.deleted_at ?? '',
    previous_state: deletion?.previous_state ?? '',
  }
}
