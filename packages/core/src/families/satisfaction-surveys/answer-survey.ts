import type { SurveyAnswerWrite } from '@fakedesk/spec'
import { forbidden } from '../../errors.ts'
import { refuse, Validation } from '../../validation.ts'
import type { Edit } from '../tickets/ticket-draft.ts'
import { checkEnabled, isScale } from './hand-out.ts'
import { rateSubjects } from './rate-subjects.ts'
import { questionsOf, type StoredQuestion } from './survey.ts'
import type { StoredAnswer, StoredSurveyResponse } from './survey-response.ts'

/**
 * Takes the answers of the person whom the survey was handed to, an answer that was given before being replaced. Throws
 * `forbidden` for anybody else, 409 for a disabled survey, and `invalid`.
 */
export function answerSurvey(
  edit: Edit,
  response: StoredSurveyResponse,
  given: readonly SurveyAnswerWrite[] | undefined,
): StoredSurveyResponse {
  const { account, actor } = edit
  if (response.responder_id !== actor.id) throw forbidden()
  const survey = account.surveys.find(response.survey_id)
  checkEnabled(survey)
  if (account.clock.now() > Date.parse(response.expires_at)) refuse('Survey response: has expired')
  const validation = new Validation()
  validation.present('answers', given?.[0], 'Answers')
  validation.check()
  const asked = questionsOf(survey, response.survey_version)
  const answers = (given ?? []).reduce(
    (said, answer) => withAnswer(said, readAnswer(asked, answer), account.now),
    response.answers,
  )
  const answered = account.surveyResponses.update(response, { answers })
  rateSubjects(edit, answered, asked)
  return answered
}

type Read = Omit<StoredAnswer, 'created_at' | 'updated_at'>

function withAnswer(said: readonly StoredAnswer[], answer: Read, now: string): readonly StoredAnswer[] {
  const before = said.find(({ question_id }) => question_id === answer.question_id)
  const others = said.filter((other) => other !== before)
  return [...others, { ...answer, created_at: before?.created_at ?? now, updated_at: now }]
}

function readAnswer(asked: readonly StoredQuestion[], answer: SurveyAnswerWrite): Read {
  const question = asked.find(({ id }) => id === answer.question_id)
  if (!question) return wrong('question_id', 'Question is none of the survey')
  const { type } = answer
  return { type, question_id: question.id, ...readers[type](question, answer) }
}

/** What each type of answer says, and to which questions. */
const readers: Readonly<Record<StoredAnswer['type'], (question: StoredQuestion, answer: SurveyAnswerWrite) => Said>> = {
  skipped: () => ({}),
  open_ended: ({ type }, { value }) => {
    if (type !== 'open_ended') return misplaced()
    return value?.trim() ? { value } : wrong('value', 'Value cannot be blank')
  },
  closed_ended: ({ type, options = [] }, { selections = [] }) => {
    if (type !== 'closed_ended') return misplaced()
    // Requests name an option by `value`, answers by `option_id` (docs); either is taken.
    const chosen = selections.map(({ option_id, value }) => option_id ?? value)
    const known = options.flatMap(({ id }) => (id !== undefined && chosen.includes(id) ? [id] : []))
    return known.length > 0 && chosen.every((id) => id !== undefined && known.includes(id))
      ? { option_ids: known }
      : wrong('selections', 'Selections are none of the options')
  },
  rating_scale: (question, { rating }) => {
    if (!isScale(question)) return misplaced()
    const isOffered = rating !== undefined && question.options?.some((option) => option.rating === rating)
    return isOffered ? { rating } : wrong('rating', 'Rating is none of the scale')
  },
}

type Said = Pick<StoredAnswer, 'rating' | 'value' | 'option_ids'>

const misplaced = () => wrong('type', 'Type is none that the question takes')

const wrong = (property: string, title: string): never => refuse(title, property, 'InvalidValue')
