import type { AnsweredQuestion, SurveyDefinition, SurveyOption, SurveyQuestion, SurveyText } from '@fakedesk/spec'
import type { Language } from '../../dynamic-content.ts'
import { define } from '../../store/definition.ts'

/** A question as the account keeps it; its name shows beside answers only. */
export interface StoredQuestion extends SurveyQuestion {
  readonly alias?: string
}

interface SurveyVersion {
  readonly questions: readonly StoredQuestion[]
  readonly made_at: string
}

/** What customers are asked. Surveys are set up in the admin interface; the API only reads them (docs: CSAT Surveys). */
export interface StoredSurvey {
  readonly id: string
  readonly type: string
  readonly state: SurveyDefinition['state']
  /** All that there were, the first being version 1: answers tell of the questions that were asked. */
  readonly versions: readonly SurveyVersion[]
  readonly created_at: string
}

export const surveys = define<StoredSurvey, SurveyDefinition>()({
  name: 'surveys',
  singular: 'survey',
  indexes: { type: ({ type }) => type },
  present: (survey, { language }) => presentSurvey(survey, language),
})

/** One version of a survey, or the latest. A number beyond that gives the latest (docs). */
export function presentSurvey(survey: StoredSurvey, language: Language, wanted?: number): SurveyDefinition {
  const { id, state, created_at, versions } = survey
  const version = Math.min(wanted ?? versions.length, versions.length)
  const questions = questionsOf(survey, version).map(({ alias: _name, ...question }) => translated(question, language))
  return { id, version, state, questions, created_at, updated_at: versions.at(-1)?.made_at ?? created_at }
}

export function questionsOf({ versions }: StoredSurvey, version: number): readonly StoredQuestion[] {
  return versions[version - 1]?.questions ?? []
}

/** A question beside its answer, in a language; what follows on which answer is not told there (docs). */
export function besideAnswer(question: StoredQuestion, language: Language): AnsweredQuestion {
  const { follow_up: _next, options, ...rest } = translated(question, language)
  return { ...rest, ...(options && { options: options.map(({ follow_up: _then, ...option }) => option) }) }
}

/** The same where no language is asked for (docs: CSAT Survey Responses > List). */
export function inShort({ id, type, sub_type }: StoredQuestion): AnsweredQuestion {
  return { id, type, ...(sub_type && { sub_type }) }
}

function translated<Q extends StoredQuestion>(question: Q, { filledIn }: Language): Q {
  const text = (given: SurveyText): SurveyText => ({ ...given, value: filledIn(given.value) })
  const choice = (option: SurveyOption): SurveyOption => ({
    ...option,
    label: text(option.label),
    ...(option.emoji && { emoji: text(option.emoji) }),
  })
  const { headline, options } = question
  return { ...question, headline: text(headline), ...(options && { options: options.map(choice) }) }
}
