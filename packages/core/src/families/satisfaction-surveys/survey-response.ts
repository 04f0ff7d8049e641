import type { AnsweredQuestion, SurveyAnswer, SurveyResponse } from '@fakedesk/spec'
import type { CollectionOf } from '../../store/collection.ts'
import { define } from '../../store/definition.ts'
import { categoryOf } from './rating-category.ts'
import { inShort, questionsOf, type StoredQuestion, type surveys } from './survey.ts'

/** What somebody said to a question, which is kept with its survey. */
export interface StoredAnswer extends Pick<SurveyAnswer, 'type' | 'rating' | 'value' | 'created_at' | 'updated_at'> {
  readonly question_id: string
  readonly option_ids?: readonly string[]
}

/** A survey that was handed to a person. Its id tells when. */
export interface StoredSurveyResponse {
  readonly id: string
  readonly survey_id: string
  readonly survey_version: number
  readonly responder_id: number
  readonly subject_zrns: readonly string[]
  readonly answers: readonly StoredAnswer[]
  readonly expires_at: string
  /** What the links carry, by which nobody has to sign in at the help center. */
  readonly access_token: string
}

type Surveys = CollectionOf<typeof surveys>

export const surveyResponses = define<StoredSurveyResponse, SurveyResponse, Surveys>()({
  name: 'survey_responses',
  singular: 'survey_response',
  indexes: {
    responder: ({ responder_id }) => responder_id,
    subject: ({ subject_zrns }) => subject_zrns,
  },
  // Admins read all, everybody else what was handed to them (docs: CSAT Survey Responses).
  visible: (actor, rows) => (actor.role === 'admin' ? rows : rows.by('responder', actor.id ?? 0)),
  context: {
    of: ['surveys'],
    read: (account: { readonly surveys: Surveys }): Surveys => account.surveys,
  },
  present: (response, { context }) => presentResponse(response, context, inShort),
})

/** A response, its questions as they are to be shown. */
export function presentResponse(
  { id, survey_id, survey_version, responder_id, subject_zrns, answers, expires_at }: StoredSurveyResponse,
  known: Pick<Surveys, 'find'>,
  look: (question: StoredQuestion) => AnsweredQuestion,
): SurveyResponse {
  const survey = known.find(survey_id)
  const asked = questionsOf(survey, survey_version)
  return {
    id,
    responder_id,
    subject_zrns,
    subjects: subject_zrns.map(subjectOf),
    survey: { id: survey.id, version: survey_version, state: survey.state },
    answers: asked.flatMap((question) =>
      answers.filter(({ question_id }) => question_id === question.id).map((one) => presentAnswer(one, question, look)),
    ),
    expires_at,
  }
}

/** `zen:ticket:99` is ticket 99. */
export function subjectOf(zrn: string): SurveyResponse['subjects'][number] {
  const [, type = '', id = ''] = /^zen:([^:]*):(.*)$/.exec(zrn) ?? []
  return { id, type, zrn }
}

function presentAnswer(
  { type, rating, value, option_ids, created_at, updated_at }: StoredAnswer,
  question: StoredQuestion,
  look: (question: StoredQuestion) => AnsweredQuestion,
): SurveyAnswer {
  return {
    type,
    question: look(question),
    ...(rating !== undefined && { rating, rating_category: categoryOf(question, rating) }),
    ...(value !== undefined && { value }),
    ...(option_ids && { selections: option_ids.map((option_id) => ({ type: 'predefined', option_id })) }),
    created_at,
    updated_at,
  }
}
