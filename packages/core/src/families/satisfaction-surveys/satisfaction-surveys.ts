import type { Account } from '../../account/account.ts'
import type { Language } from '../../dynamic-content.ts'
import { notFound } from '../../errors.ts'
import { type Handlers, shown } from '../../operation.ts'
import { readIds } from '../../read-ids.ts'
import { inOtherLook } from '../../store/other-look.ts'
import { languageNamed } from '../locales/locale.ts'
import { editOf } from '../tickets/edit-of.ts'
import { answerSurvey } from './answer-survey.ts'
import { listedResponses } from './find-responses.ts'
import { handOut, invitationTo } from './hand-out.ts'
import { besideAnswer, presentSurvey } from './survey.ts'
import { presentResponse } from './survey-response.ts'

export const satisfactionSurveysOperations = {
  ListSurveys: ({ account, path, query }) => {
    const { 'filter[types]': types } = query
    const language = languageIn(account, path)
    const rows = types ? account.surveys.by('type', readIds(types, 'filter[types]')) : account.surveys.rows
    return inOtherLook(rows, (survey) => JSON.stringify(presentSurvey(survey, language)))
  },
  ShowSurvey: ({ account, path }) => {
    const { survey_id, version } = path
    const language = languageIn(account, path)
    if (version < 1) throw notFound()
    return shown(presentSurvey(account.surveys.find(survey_id), language, version))
  },
  ListSurveyResponses: (call) => listedResponses(call),
  ShowSurveyResponse: ({ account, actor, path }) => {
    const language = languageIn(account, path)
    const response = account.surveyResponses.visibleTo(actor).find(path.survey_response_id)
    return shown(presentResponse(response, account.surveys, (question) => besideAnswer(question, language)))
  },
  CreateSurveyResponse: ({ account, body }) => {
    const response = handOut(account, body.survey_response)
    return shown(invitationTo(account, response, body.survey_response.locale))
  },
  SubmitSurveyResponse: (call) => {
    const { account, actor, path, body } = call
    const response = account.surveyResponses.visibleTo(actor).find(path.survey_response_id)
    return answerSurvey(editOf(call), response, body.survey_response.answers)
  },
} satisfies Handlers<'satisfaction-surveys'>

/** Throws `notFound` for an address in no language that there is. */
function languageIn(account: Account, { locale }: { readonly locale: string }): Language {
  const known = languageNamed(account, locale)
  if (!known) throw notFound()
  return known
}
