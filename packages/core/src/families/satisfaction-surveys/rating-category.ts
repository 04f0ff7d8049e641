import type { SurveyAnswer } from '@fakedesk/spec'
import type { StoredQuestion } from './survey.ts'

type Category = NonNullable<SurveyAnswer['rating_category']>

/**
 * What a rating on a scale amounts to. That there are three categories is documented; that the middle of an odd scale is
 * the neutral one is inferred.
 */
export function categoryOf({ options = [] }: StoredQuestion, rating: number): Category {
  const below = options.filter((option) => (option.rating ?? 0) < rating).length
  const above = options.filter((option) => (option.rating ?? 0) > rating).length
  if (below === above) return 'neutral'
  return below < above ? 'bad' : 'good'
}
