import type { Account } from '../../account/account.ts'
import { isTeamMember } from '../../account/actor.ts'
import type { Looking } from '../../account/looking.ts'
import { may } from '../../account/permissions.ts'
import { notFound } from '../../errors.ts'
import { findRequest } from '../requests/visible-requests.ts'
import { commentsOf } from '../ticket-comments/comments-of.ts'
import { maySee } from '../tickets/visible-tickets.ts'
import type { StoredAttachment } from './attachment.ts'

/**
 * Whether the caller may see the file: with its ticket if it hangs on one, and customers only what a public comment
 * shows them. Until then it is for everybody who has signed in (docs: Attachments), or, of a mail that is held back, for
 * who sees to those.
 */
export function maySeeFile(looking: Looking, file: StoredAttachment): boolean {
  const { account, actor } = looking
  const { is_open, ticket_id, id } = account.attachments.get(file.thumbnail_of) ?? file
  if (account.suspendedTickets.by('attachment', id).size > 0) return may(account, actor, 'manage_suspended_tickets')
  if (is_open || ticket_id === null) return true
  const ticket = account.tickets.get(ticket_id)
  if (!ticket || ticket.deletion) return false
  if (isTeamMember(actor)) return maySee(account, actor, ticket)
  return seesRequest(looking, ticket_id) && isShownInPublic(account, ticket_id, id)
}

function seesRequest(looking: Looking, ticketId: number): boolean {
  try {
    return findRequest(looking, ticketId).id === ticketId
  } catch {
    return false
  }
}

const isShownInPublic = (account: Account, ticketId: number, id: number) =>
  commentsOf(account, ticketId).some(({ event }) => event.public && event.attachment_ids.includes(id))

/** Throws `notFound`, also for a file that the caller may not see. */
export function findFile(looking: Looking, id: number): StoredAttachment {
  const file = looking.account.attachments.find(id)
  if (!maySeeFile(looking, file)) throw notFound()
  return file
}
