import type { TicketSkip } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** A ticket that an agent passed over, and why. What is shown of the ticket depends on who looks: `skip-rows.ts`. */
export type StoredSkip = Required<Omit<TicketSkip, 'ticket'>>

export const skips = define<StoredSkip, TicketSkip>()({
  name: 'skips',
  singular: 'skip',
  indexes: {
    user: ({ user_id }) => user_id,
    ticket: ({ ticket_id }) => ticket_id,
  },
  present: (skip) => ({ ...skip, ticket: null }),
})
