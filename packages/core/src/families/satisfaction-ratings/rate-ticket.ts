import type { SatisfactionRatingCreate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { forbidden, notFound } from '../../errors.ts'
import { refuse, Validation } from '../../validation.ts'
import type { StoredSatisfactionReason } from '../satisfaction-reasons/satisfaction-reason.ts'
import { metricOf } from '../ticket-metrics/metric-of.ts'
import { draftOf } from '../tickets/change-ticket.ts'
import { finishDraft } from '../tickets/finish-draft.ts'
import { isDone } from '../tickets/is-done.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { Edit } from '../tickets/ticket-draft.ts'
import { findTicket } from '../tickets/visible-tickets.ts'
import type { StoredSatisfactionRating } from './satisfaction-rating.ts'

/** What a requester who names no reason leaves. */
const noReason = 0

/**
 * The ticket, if the caller may rate it: nobody may but its requester (docs: Satisfaction Ratings). Throws `notFound`, and
 * `forbidden` for somebody else who sees it.
 */
export function findOwnTicket(account: Account, actor: Actor, id: number): StoredTicket {
  const ticket = findTicket(account, actor, id)
  if (actor.role === 'end-user' && !ticket.is_public) throw notFound()
  if (actor.id === null || ticket.requester_id !== actor.id) throw forbidden()
  return ticket
}

/** Gives a rating, or another in its place. Throws `invalid` where ratings are off, or the ticket was never solved. */
export function rateTicket(
  edit: Edit,
  ticket: StoredTicket,
  given: SatisfactionRatingCreate,
): StoredSatisfactionRating {
  const { account } = edit
  if (!account.settings.active_features.customer_satisfaction) refuse('Satisfaction ratings are not enabled')
  if (!wasSolved(account, ticket)) refuse('Ticket: has not been solved', 'ticket', 'InvalidValue')
  const said = readRating(account, given)
  const draft = draftOf(edit, ticket)
  const rating = keepRating(account, ticket, said)
  draft.say({ type: 'SatisfactionRating', score: said.score, assignee_id: rating.assignee_id, body: said.comment })
  const { reason, reason_id } = said
  draft.change({ satisfaction_rating: { id: rating.id, score: said.score, comment: said.comment, reason, reason_id } })
  finishDraft(draft)
  return rating
}

/** A ticket can be rated once it was solved, also when it was opened again. */
function wasSolved(account: Account, ticket: StoredTicket): boolean {
  return isDone(ticket) || metricOf(account, ticket).reopens > 0
}

type Said = Pick<StoredSatisfactionRating, 'score' | 'comment' | 'reason' | 'reason_id'>

/** Only a bad rating has a reason; with a good one, it is passed over. */
function readRating(account: Account, { score, comment, ...given }: SatisfactionRatingCreate): Said {
  const validation = new Validation()
  validation.oneOf('score', score, ['good', 'bad'])
  validation.check()
  const text = comment?.trim() ? comment : null
  if (score === 'good') return { score, comment: text, reason: null, reason_id: null }
  return { score, comment: text, ...reasonOf(account, given) }
}

/** By its code, or its text; a text that is none of the account's reasons stands for itself. */
function reasonOf(
  { satisfactionReasons }: Account,
  { reason, reason_code }: Pick<SatisfactionRatingCreate, 'reason' | 'reason_code'>,
): Pick<Said, 'reason' | 'reason_id'> {
  const offered: readonly StoredSatisfactionReason[] = [...satisfactionReasons.by('isDeleted', false)]
  const isText = reason_code === undefined && Boolean(reason?.trim())
  const code = reason_code ?? noReason
  const found = offered.find((one) => (isText ? one.value === reason : one.reason_code === code))
  if (!found && reason_code !== undefined) refuse('Reason code: is invalid', 'reason_code', 'InvalidValue')
  return { reason: found?.value ?? reason ?? null, reason_id: found?.id ?? null }
}

function keepRating(account: Account, ticket: StoredTicket, said: Said): StoredSatisfactionRating {
  const { satisfactionRatings, now } = account
  const { id: ticket_id, assignee_id, group_id, requester_id } = ticket
  const rating = { ...said, assignee_id, group_id, updated_at: now }
  const before = satisfactionRatings.by('ticket', ticket_id).first()
  if (before) return satisfactionRatings.update(before, rating)
  // Whoever rates is the requester: there is one.
  const requester = requester_id ?? -1
  return satisfactionRatings.insert({
    id: account.ids.next(),
    ticket_id,
    requester_id: requester,
    assignee_id,
    group_id,
    ...said,
    created_at: now,
    updated_at: now,
  })
}
