import { rateTicket } from '../satisfaction-ratings/rate-ticket.ts'
import { isDone } from '../tickets/is-done.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { Edit } from '../tickets/ticket-draft.ts'
import { categoryOf } from './rating-category.ts'
import type { StoredQuestion } from './survey.ts'
import { type StoredSurveyResponse, subjectOf } from './survey-response.ts'

/**
 * Rates the tickets of a survey as good or bad, which is where agents see what came of it. The upper part of a scale is
 * good, its middle is not (help center: 4 and 5 of 5, 3 of 3).
 */
export function rateSubjects(edit: Edit, response: StoredSurveyResponse, asked: readonly StoredQuestion[]): void {
  const scale = asked.find(({ sub_type }) => sub_type === 'customer_satisfaction')
  const rating = response.answers.find(({ question_id }) => question_id === scale?.id)?.rating
  if (!scale || rating === undefined) return
  const score = categoryOf(scale, rating) === 'good' ? 'good' : 'bad'
  const comment = response.answers.find(({ value }) => value !== undefined)?.value
  for (const ticket of ticketsOf(edit, response)) rateTicket(edit, ticket, { score, ...(comment && { comment }) })
}

/** Once a ticket is closed, nothing is recorded in it any more (help center: Using CSAT). */
function ticketsOf({ account, actor }: Edit, { subject_zrns }: StoredSurveyResponse): readonly StoredTicket[] {
  if (!account.settings.active_features.customer_satisfaction) return []
  return subject_zrns.flatMap((zrn) => {
    const { type, id } = subjectOf(zrn)
    const ticket = type === 'conversation' ? undefined : account.tickets.get(Number(id))
    const isRated = ticket && !ticket.deletion && isDone(ticket) && ticket.status !== 'closed'
    return isRated && ticket.requester_id === actor.id ? [ticket] : []
  })
}
