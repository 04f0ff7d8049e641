import type { Account } from '../../account/account.ts'
import { commentsIn } from '../ticket-comments/comments-of.ts'
import type { StoredUser } from '../users/user.ts'

/**
 * When a user last did something: signed in, or commented on a ticket of their own (help: Creating end-user deletion
 * schedules). What others do to them or to their tickets does not count.
 */
export function lastActivity(account: Account, { id, created_at, last_login_at }: StoredUser): string {
  let latest = last_login_at && last_login_at > created_at ? last_login_at : created_at
  for (const ticket of account.tickets.by('requester', id)) {
    if (ticket.updated_at <= latest) continue
    for (const audit of account.audits.by('ticket', ticket.id)) {
      const isOwn = commentsIn(audit).some(({ event }) => event.author_id === id)
      if (isOwn && audit.created_at > latest) latest = audit.created_at
    }
  }
  return latest
}
