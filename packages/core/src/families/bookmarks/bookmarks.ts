import { forbidden } from '../../errors.ts'
import { type Handlers, withStatus } from '../../operation.ts'
import { findTicket, visibleTickets } from '../tickets/visible-tickets.ts'

export const bookmarksOperations = {
  /** One's own are few. A mark outlives the sight of its ticket, and is then left out. */
  ListBookmarks: ({ account, actor }) => {
    const tickets = visibleTickets(account, actor)
    const own = [...account.bookmarks.visibleTo(actor)]
    return account.bookmarks.list(own.filter(({ ticket_id }) => tickets.has(ticket_id)))
  },
  CreateBookmark: ({ account, actor, body }) => {
    if (actor.id === null) throw forbidden()
    const ticket = findTicket(account, actor, body.bookmark.ticket_id)
    const known = account.bookmarks.visibleTo(actor).by('ticket', ticket.id).first()
    if (known) return known
    const { now } = account
    const made = { id: account.ids.next(), created_at: now, user_id: actor.id, ticket_id: ticket.id }
    return withStatus(201, account.bookmarks.insert(made))
  },
  DeleteBookmark: ({ account, actor, path }) =>
    account.bookmarks.delete(account.bookmarks.visibleTo(actor).find(path.bookmark_id)),
} satisfies Handlers<'bookmarks'>
