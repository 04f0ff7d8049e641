import type { TicketUpdate } from '@fakedesk/spec'
import { theAccountItself } from '../../account/actor.ts'
import { createUser, findGivenUser } from '../users/change-user.ts'
import type { StoredUser } from '../users/user.ts'
import type { TicketDraft } from './ticket-draft.ts'

type Given = Pick<TicketUpdate, 'requester' | 'requester_id' | 'submitter_id'>

/** Sets who asks and who entered it: by id, by address (found or made), or the caller. */
export function readRequester(draft: TicketDraft, given: Given): void {
  const { account, ticket } = draft
  if (given.requester_id != null || given.requester) {
    const requester = requesterOf(draft, given)
    if (requester) draft.change({ requester_id: requester.id })
  }
  if (draft.isNew || draft.hasChanged('requester_id')) refuseSuspended(draft)
  if (given.submitter_id != null && draft.isNew && account.users.get(given.submitter_id)?.active) {
    draft.change({ submitter_id: given.submitter_id })
  } else if (ticket.submitter_id === null) draft.change({ submitter_id: draft.ticket.requester_id })
}

function requesterOf(draft: TicketDraft, { requester, requester_id }: Given): StoredUser | undefined {
  const { account } = draft
  const id = requester_id ?? (requester?.id || undefined)
  if (id != null) {
    const user = account.users.get(id)
    if (user?.active) return user
    draft.validation.add('requester', { description: 'Requester: is invalid', error: 'InvalidValue' })
    return undefined
  }
  return requester && (findGivenUser(account, requester) ?? newRequester(draft, requester))
}

/**
 * A person who is new needs a name (recorded, with the two blanks). Whoever may open tickets makes their requesters,
 * whatever they may do to users otherwise.
 */
function newRequester(draft: TicketDraft, given: NonNullable<Given['requester']>): StoredUser | undefined {
  const { name, email, phone, locale, locale_id, external_id } = given
  if (!name?.trim()) {
    const description = 'Requester Name:  is too short (minimum is 1 characters)'
    draft.validation.add('requester', { description, error: 'TooShort' })
    return undefined
  }
  return createUser(draft.account, theAccountItself, {
    name,
    ...(email && { email }),
    ...(phone && { phone }),
    ...(locale && { locale }),
    ...(locale_id && { locale_id }),
    ...(external_id && { external_id }),
  })
}

/** A suspended person cannot ask (reported: `Requester: NAME is suspended.`). */
function refuseSuspended({ account, ticket, validation }: TicketDraft): void {
  const requester = account.users.get(ticket.requester_id)
  if (!requester?.suspended) return
  validation.add('requester', { description: `Requester: ${requester.name} is suspended.`, error: 'UserSuspended' })
}
