import type { SurveyOption, SurveyText } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { ulid } from '../../ulid.ts'
import type { StoredQuestion, StoredSurvey } from './survey.ts'

const text = (value: string): SurveyText => ({ type: 'static', value })

const faces = ['😠', '🙁', '😐', '🙂', '😀'] as const
const moods = ['Very dissatisfied', 'Dissatisfied', 'Neither nor', 'Satisfied', 'Very satisfied'] as const
const reasons = ['It took too long', 'It was not solved', 'The answer was hard to understand'] as const

/** The one survey that every account has: a scale of five, why a rating is not a good one, and room for more. */
export function seedSurveys(account: Account): StoredSurvey {
  const [rating, reason, comment] = [ulid(account), ulid(account), ulid(account)]
  const questions: readonly StoredQuestion[] = [
    {
      id: rating,
      type: 'rating_scale_emoji',
      sub_type: 'customer_satisfaction',
      alias: 'customer satisfaction rating',
      headline: text('How satisfied are you with our help?'),
      options: moods.map((mood, place): SurveyOption => {
        const follow_up = { question_id: place < 3 ? reason : comment }
        return { rating: place + 1, label: text(mood), emoji: text(faces[place] ?? ''), follow_up }
      }),
    },
    {
      id: reason,
      type: 'closed_ended',
      alias: 'reason',
      headline: text('What went wrong?'),
      options: reasons.map((label) => ({
        id: ulid(account),
        label: text(label),
        follow_up: { question_id: comment },
      })),
    },
    {
      id: comment,
      type: 'open_ended',
      alias: 'comment',
      headline: text('What else should we know?'),
      follow_up: null,
    },
  ]
  return account.surveys.insert({
    id: ulid(account),
    type: 'CUSTOMER_SATISFACTION',
    state: 'enabled',
    versions: [{ questions, made_at: account.now }],
    created_at: account.now,
  })
}
