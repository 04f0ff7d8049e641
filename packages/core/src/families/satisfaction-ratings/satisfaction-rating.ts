import type { SatisfactionRating } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** What the requester thought of a ticket, and who was in charge of it then; one for each ticket. */
export type StoredSatisfactionRating = Required<Omit<SatisfactionRating, 'url' | 'reason_code'>>

export const satisfactionRatings = define<StoredSatisfactionRating, SatisfactionRating>()({
  name: 'satisfaction_ratings',
  singular: 'satisfaction_rating',
  indexes: {
    ticket: ({ ticket_id }) => ticket_id,
    /** The values of the filter `score` that find it; one that says nothing of comments finds both. */
    score: ({ score, comment }) => {
      const suffix = comment ? 'with_comment' : 'without_comment'
      return [score, `${score}_${suffix}`, 'received', `received_${suffix}`]
    },
  },
  orders: { created_at: ({ created_at }) => [created_at] },
  present: (rating, { origin }) => ({ url: `${origin}/api/v2/satisfaction_ratings/${rating.id}.json`, ...rating }),
})
