import type { Activity } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** What somebody did to an agent's ticket, in short: people, ticket and words are looked up when it is shown. */
export interface StoredActivity {
  readonly id: number
  readonly verb: 'tickets.assignment' | 'tickets.comment' | 'tickets.priority_increase'
  /** The agent whom it concerns. */
  readonly user_id: number
  /** Who did it; -1 for the service itself. */
  readonly actor_id: number
  readonly ticket_id: number
  readonly created_at: string
  /** The comment, of `tickets.comment`: its audit and its place among the events. */
  readonly comment?: readonly [auditId: number, place: number]
}

/** Shown by `activity-rows.ts`, for the caller alone. */
export const activities = define<StoredActivity, Pick<Activity, 'id' | 'verb'>>()({
  name: 'activities',
  singular: 'activity',
  indexes: {
    user: ({ user_id }) => user_id,
    ticket: ({ ticket_id }) => ticket_id,
  },
  orders: { created_at: ({ created_at }) => [created_at] },
  present: ({ id, verb }) => ({ id, verb }),
})
