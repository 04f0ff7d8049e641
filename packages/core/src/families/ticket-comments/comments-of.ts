import type { Account } from '../../account/account.ts'
import type { StoredAudit } from '../ticket-audits/audit.ts'
import { type CommentEvent, isComment } from '../ticket-audits/event.ts'
import { eventIdOf } from '../ticket-audits/present-event.ts'

/** A comment where it stands: in its audit. Comments have no records of their own. */
export interface Comment {
  readonly id: number
  readonly audit: StoredAudit
  readonly event: CommentEvent
  /** Of the event among those of the audit. */
  readonly place: number
  readonly created_at: string
}

/** The ticket's comments, oldest first. */
export function commentsOf(account: Account, ticketId: number): readonly Comment[] {
  return Array.from(account.audits.by('ticket', ticketId)).flatMap(commentsIn)
}

export function commentsIn(audit: StoredAudit): readonly Comment[] {
  return audit.events.flatMap((event, place) =>
    isComment(event)
      ? [{ id: eventIdOf(audit, place), audit, event, place, created_at: event.created_at ?? audit.created_at }]
      : [],
  )
}

/** No ticket has more comments than audits, but for imports, whose one audit has them all. */
export function countComments(account: Account, ticketId: number): number {
  let count = 0
  for (const { events } of account.audits.by('ticket', ticketId)) count += events.filter(isComment).length
  return count
}
