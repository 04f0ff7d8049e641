import type { Request } from '@fakedesk/spec'
import type { Actor } from '../../account/actor.ts'
import type { Looking } from '../../account/looking.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import { shownValues } from '../ticket-fields/shown-values.ts'
import { isDone } from '../tickets/is-done.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { visibleFields } from './visible-fields.ts'

/** A ticket as its requester sees it: of the account's own fields only those that the portal shows. */
export function presentRequest({ account, actor, origin }: Looking, ticket: StoredTicket): Request {
  const { id, status, custom_status_id, priority, type, subject, description, organization_id, via } = ticket
  const { requester_id, collaborator_ids, email_cc_ids, is_public, due_at, created_at, updated_at, recipient } = ticket
  const { followup_source_ids, assignee_id, group_id, ticket_form_id } = ticket
  return {
    url: `${origin}/api/v2/requests/${id}.json`,
    id,
    status,
    custom_status_id,
    priority,
    type,
    subject: account.languages.of(actor.id).filledIn(subject),
    description,
    organization_id,
    via,
    custom_fields: shownValues(visibleFields(account), ticket.values),
    requester_id,
    collaborator_ids,
    email_cc_ids,
    is_public,
    due_at,
    can_be_solved_by_me: canBeSolvedBy(actor, ticket),
    created_at,
    updated_at,
    recipient,
    followup_source_id: followup_source_ids[0] ?? null,
    assignee_id,
    group_id,
    ticket_form_id,
    solved: isDone(ticket),
  }
}

/** Requests as a list, with the side-loads of requests. */
export function requestRows(looking: Looking, rows: Rows<StoredTicket>): Rows<StoredTicket, Request> {
  return inOtherLook(rows, (ticket) => JSON.stringify(presentRequest(looking, ticket)), {
    collection: { definition: { name: 'requests' } },
  })
}

/** The requester solves what an agent has in hand, unless it is a problem (docs: Requests). */
export function canBeSolvedBy({ id }: Actor, ticket: StoredTicket): boolean {
  const { requester_id, assignee_id, type } = ticket
  return requester_id === id && assignee_id !== null && type !== 'problem' && !isDone(ticket)
}
