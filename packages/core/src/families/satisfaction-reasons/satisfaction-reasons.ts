import type { Handlers } from '../../operation.ts'

/** Reasons are set up in the admin interface; the API only reads them (docs: Satisfaction Reasons). */
export const satisfactionReasonsOperations = {
  ListSatisfactionRatingReasons: ({ account }) => account.satisfactionReasons.by('isDeleted', false),
  ShowSatisfactionRatings: ({ account, path }) => account.satisfactionReasons.find(path.satisfaction_reason_id),
} satisfies Handlers<'satisfaction-reasons'>
