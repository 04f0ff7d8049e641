import type { Bookmark } from '@fakedesk/spec'
import type { CollectionOf } from '../../store/collection.ts'
import { define } from '../../store/definition.ts'
import type { tickets } from '../tickets/ticket.ts'
import { ticketDigest } from '../tickets/ticket-digest.ts'

/** A ticket that an agent wants to find again; nobody else knows of it. */
export interface StoredBookmark extends Omit<Bookmark, 'url' | 'ticket'> {
  readonly user_id: number
  readonly ticket_id: number
}

type Tickets = Pick<CollectionOf<typeof tickets>, 'find'>

export const bookmarks = define<StoredBookmark, Bookmark, Tickets>()({
  name: 'bookmarks',
  singular: 'bookmark',
  indexes: {
    user: ({ user_id }) => user_id,
    ticket: ({ ticket_id }) => ticket_id,
  },
  visible: (actor, rows) => rows.by('user', actor.id),
  context: {
    of: ['tickets'],
    read: (account: { readonly tickets: Tickets }): Tickets => account.tickets,
  },
  present: ({ id, created_at, ticket_id }, { origin, context, language }) => ({
    id,
    url: `${origin}/api/v2/bookmarks/${id}.json`,
    created_at,
    ticket: ticketDigest(context.find(ticket_id), { origin, language }),
  }),
})
