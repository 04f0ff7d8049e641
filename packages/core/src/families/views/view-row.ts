import type { ViewRow } from '@fakedesk/spec'
import type { Looking } from '../../account/looking.ts'
import { textsOf } from '../ticket-comments/comment-text.ts'
import { commentsOf } from '../ticket-comments/comments-of.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { columnOf } from './columns.ts'

/** A ticket as the columns show it: one property a column, in words, and the ticket in short. */
export function rowOf(
  { account, origin }: Looking,
  columns: readonly (string | number)[],
  ticket: StoredTicket,
): ViewRow {
  const { id, subject, description, status, type, priority } = ticket
  const shown = columns.map((name) => columnOf(account, name)?.show(ticket, account) ?? {})
  const values = shown.flatMap(({ custom_fields }) => (Array.isArray(custom_fields) ? custom_fields : []))
  return {
    ticket_id: id,
    ticket: {
      id,
      subject: account.language.filledIn(subject),
      description,
      status,
      type,
      priority,
      url: `${origin}/api/v2/tickets/${id}.json`,
      last_comment: lastComment(account, id),
    },
    ...Object.assign({}, ...shown),
    ...(values.length > 0 && { custom_fields: values, fields: values }),
  }
}

function lastComment(account: Looking['account'], ticketId: number) {
  const last = commentsOf(account, ticketId).at(-1)
  if (!last) return null
  const { id, event, created_at } = last
  return { id, author_id: event.author_id, body: textsOf(event).body, public: event.public, created_at }
}
