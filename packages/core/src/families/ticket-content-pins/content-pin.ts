import type { TicketContentPin } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** An article that is pinned to a ticket. The wire has its ids as texts. */
export interface StoredContentPin extends Omit<TicketContentPin, 'url' | 'account_id' | 'ticket_id'> {
  readonly ticket_id: number
  readonly account_number: number
}

export const contentPins = define<StoredContentPin, TicketContentPin>()({
  name: 'ticket_content_pins',
  singular: 'ticket_content_pin',
  indexes: {
    ticket: ({ ticket_id }) => ticket_id,
    content: ({ content_type, content_id }) => `${content_type} ${content_id}`,
  },
  orders: { created_at: ({ created_at }) => [created_at] },
  present: ({ id, account_number, ticket_id, content_id, content_type, locale, created_at }, { origin }) => ({
    id,
    url: `${origin}/api/v2/ticket_content_pins/${id}`,
    account_id: `${account_number}`,
    ticket_id: `${ticket_id}`,
    content_id,
    content_type,
    locale,
    created_at,
  }),
})
