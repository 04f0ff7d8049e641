import type { Account } from '../../account/account.ts'
import type { Few } from '../../search/narrow.ts'
import { joinedWords, type Looked, splitWords } from '../../search/words.ts'
import type { StoredAudit } from '../ticket-audits/audit.ts'
import { type CommentEvent, isComment } from '../ticket-audits/event.ts'
import { textsOf } from '../ticket-comments/comment-text.ts'
import type { StoredTicket } from './ticket.ts'

/** Which comments a search knows of: end users find by public ones alone. */
export type Heard = 'all' | 'public'

const commentsIn = ({ events }: StoredAudit, heard: Heard): readonly CommentEvent[] =>
  events.filter(isComment).filter((comment) => heard === 'all' || comment.public)

/** The words of the ticket's comments, worked out once for each audit. */
export function wordsSaid({ audits }: Account, ticketId: number, heard: Heard): string {
  const wordsOf = audits.derived(`search ${heard}`, (audit) =>
    joinedWords(commentsIn(audit, heard).map((comment) => textsOf(comment).plain_body)),
  )
  return Array.from(audits.by('ticket', ticketId), wordsOf).join('\n')
}

/** The tickets among which all are in whose comments the words stand, found by an index of the comments. */
export function ticketsSaying(
  { audits, tickets }: Account,
  looked: Looked,
  heard: Heard,
): Few<StoredTicket> | undefined {
  const said = (audit: StoredAudit) => commentsIn(audit, heard).map((comment) => textsOf(comment).plain_body)
  const found = audits.wordIndex(`comments ${heard}`, said, splitWords).find(...looked)
  return found && { size: found.size, [Symbol.iterator]: () => ticketsOf(tickets, found) }
}

function* ticketsOf(tickets: Account['tickets'], audits: Iterable<StoredAudit>): IterableIterator<StoredTicket> {
  for (const { ticket_id } of audits) {
    const ticket = tickets.get(ticket_id)
    if (ticket) yield ticket
  }
}

/** Who wrote the ticket's comments. */
export function whoSaid({ audits }: Account, ticketId: number, heard: Heard): readonly number[] {
  return Array.from(audits.by('ticket', ticketId)).flatMap((audit) =>
    commentsIn(audit, heard).map(({ author_id }) => author_id),
  )
}

/** Whether a comment came with a file. */
export function hasFile({ audits }: Account, ticketId: number, heard: Heard): boolean {
  return Array.from(audits.by('ticket', ticketId)).some((audit) =>
    commentsIn(audit, heard).some(({ attachment_ids }) => attachment_ids.length > 0),
  )
}

/** When the latest comment was written. */
export function lastSaid({ audits }: Account, ticketId: number): string | null {
  const last = Array.from(audits.by('ticket', ticketId)).findLast(({ events }) => events.some(isComment))
  return last?.created_at ?? null
}
