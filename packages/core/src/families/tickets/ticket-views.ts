import { define } from '../../store/definition.ts'

/** The tickets that somebody has looked at lately. */
export interface TicketViews {
  /** The user's. */
  readonly id: number
  /** The latest first. */
  readonly ticket_ids: readonly number[]
}

/** Never on the wire, and of no weight: looking at a ticket changes no answer but the list of these. */
export const ticketViews = define<TicketViews, TicketViews>()({
  name: 'ticket_views',
  singular: 'ticket_view',
  isInternal: true,
  isAside: true,
  indexes: {},
  present: (views) => views,
})
