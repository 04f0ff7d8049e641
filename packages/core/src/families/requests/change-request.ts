import type { RequestCreate, RequestUpdate, TicketUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { isTeamMember } from '../../account/actor.ts'
import { refuse } from '../../validation.ts'
import { changeTicket } from '../tickets/change-ticket.ts'
import type { Edited } from '../tickets/finish-draft.ts'
import { openTicket } from '../tickets/open-ticket.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { Edit } from '../tickets/ticket-draft.ts'
import { checkPortal } from './check-portal.ts'
import { canBeSolvedBy } from './present-request.ts'

/** Whoever calls acts as an end user: what they say is public, and for themselves. */
const asEndUser = (edit: Edit): Edit => ({
  ...edit,
  actor: { ...edit.actor, role: edit.actor.id === null ? 'anonymous' : 'end-user' },
})

/** Asks for help. Anonymous callers say who they are. Throws `invalid`. */
export function openRequest(edit: Edit, given: RequestCreate): Edited {
  const { requester, custom_fields, subject, comment, ...others } = given
  const isAnonymous = edit.actor.id === null
  const isCustomer = !isTeamMember(edit.actor)
  if (!isCustomer && !subject?.trim()) refuse('Subject: cannot be blank', 'base', 'BlankValue')
  if (isAnonymous && !requester) refuse('Requester: cannot be blank', 'requester', 'BlankValue')
  const allowed = custom_fields === undefined ? undefined : editableValues(edit.account, custom_fields)
  const own: Edit = isCustomer ? { ...edit, check: checkPortal } : edit
  return openTicket(asEndUser(own), {
    ...others,
    subject,
    comment: { ...comment, public: true },
    ...(allowed && { custom_fields: allowed }),
    ...(isAnonymous && requester && { requester }),
  })
}

/** Adds a word, people in copy, or solves what may be solved; nothing else of a request changes. */
export function changeRequest(edit: Edit, ticket: StoredTicket, given: RequestUpdate): Edited {
  const { comment, solved, additional_collaborators } = given
  const isSolving = solved === true && canBeSolvedBy(edit.actor, ticket)
  return changeTicket(asEndUser(edit), ticket, {
    ...(comment && { comment: { ...comment, public: true } }),
    ...(additional_collaborators && { additional_collaborators }),
    ...(isSolving && { status: 'solved' }),
  })
}

/** End users fill in what the portal lets them. */
function editableValues({ ticketFields }: Account, given: NonNullable<TicketUpdate['custom_fields']>) {
  const entries: readonly (readonly [number, unknown])[] = Array.isArray(given)
    ? given.map(({ id, value }) => [Number(id), value])
    : Object.entries(given).map(([id, value]) => [Number(id), value])
  const isEditable = (id: number) => ticketFields.get(id)?.editable_in_portal ?? false
  return entries.flatMap(([id, value]) => (isEditable(id) ? [{ id, value: value as null }] : []))
}
