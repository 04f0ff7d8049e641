import type { SurveyInvitation, SurveyResponseCreate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { timestamp } from '../../account/clock.ts'
import { listedProblem } from '../../errors.ts'
import { ulid } from '../../ulid.ts'
import { Validation } from '../../validation.ts'
import { defaultLocale, findLocale } from '../locales/locale.ts'
import { questionsOf, type StoredQuestion, type StoredSurvey } from './survey.ts'
import { type StoredSurveyResponse, subjectOf } from './survey-response.ts'

/** People have so long to answer, unless the survey is set up otherwise (help center: Using CSAT). */
const usualDays = 28
const day = 24 * 60 * 60 * 1000

/** Hands a survey to a person. Throws 404 for no survey and 409 for a disabled one, in the documented form, and `invalid`. */
export function handOut(account: Account, given: SurveyResponseCreate): StoredSurveyResponse {
  const survey = account.surveys.get(given.survey_id)
  if (!survey) throw listedProblem(404, 'NotFound', 'There is no survey with this id')
  checkEnabled(survey)
  check(account, given)
  const { responder_id, subject_zrns } = given
  return account.surveyResponses.insert({
    id: ulid(account),
    survey_id: survey.id,
    survey_version: survey.versions.length,
    responder_id,
    subject_zrns,
    answers: [],
    expires_at: timestamp(account.clock.now() + usualDays * day),
    access_token: account.chance.text(22),
  })
}

/** A disabled survey is neither handed out nor answered (docs: CSAT Survey Responses). */
export function checkEnabled({ state }: StoredSurvey): void {
  if (state === 'disabled') throw listedProblem(409, 'Conflict', 'The survey of this response is disabled')
}

function check(account: Account, { responder_id, subject_zrns = [], locale }: Partial<SurveyResponseCreate>): void {
  const validation = new Validation()
  const isWrong = (property: string, label: string) =>
    validation.add(property, { description: `${label}: is invalid`, error: 'InvalidValue' })
  if (!account.users.get(responder_id)?.active) isWrong('responder_id', 'Responder')
  validation.present('subject_zrns', subject_zrns[0], 'Subject zrns')
  if (subject_zrns.some((zrn) => !isSubject(account, zrn))) isWrong('subject_zrns', 'Subject zrns')
  if (locale !== undefined && !findLocale(locale)) isWrong('locale', 'Locale')
  validation.check()
}

/** Tickets, the requests that they are to customers, and conversations, of which this account keeps nothing. */
function isSubject({ tickets }: Account, zrn: string): boolean {
  const { type, id } = subjectOf(zrn)
  if (type === 'conversation') return id !== ''
  if (type !== 'ticket' && type !== 'request') return false
  const ticket = tickets.get(Number(id))
  return ticket !== undefined && !ticket.deletion
}

const linkTypes: Readonly<Record<string, SurveyInvitation['links']['type']>> = {
  rating_scale_custom_text: 'rating_link_custom_text',
  rating_scale_emoji: 'rating_link_emoji',
}

/** Where the person answers: pages of the help center, one that rates at once for every rating of the scale. */
export function invitationTo(account: Account, response: StoredSurveyResponse, locale?: string): SurveyInvitation {
  const { id, survey_id, survey_version, responder_id, access_token } = response
  const code = locale ?? account.users.get(responder_id)?.locale ?? defaultLocale(account).code
  const path = `/hc/${code.toLowerCase()}/survey_responses/${id}?access_token=${access_token}`
  const scale = questionsOf(account.surveys.find(survey_id), survey_version).find(isScale)
  const links = (scale?.options ?? []).flatMap(({ rating, label, emoji }) =>
    rating === undefined ? [] : [{ url_path: `${path}&rating=${rating}`, rating, label, ...(emoji && { emoji }) }],
  )
  const type = linkTypes[scale?.type ?? ''] ?? 'rating_link_numeric'
  return { id, links: { type, url_path: path, rating_links: links } }
}

export const isScale = ({ type }: StoredQuestion) => type.startsWith('rating_scale')
