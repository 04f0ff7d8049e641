import type { TicketUpdate } from '@fakedesk/spec'
import type { TicketDraft } from './ticket-draft.ts'

/** Sets the organization: one of the requester's, their default one unless another is named. */
export function readOrganization(
  draft: TicketDraft,
  given: Pick<TicketUpdate, 'organization' | 'organization_id'>,
): void {
  const { account, ticket } = draft
  const requester = account.users.get(ticket.requester_id)
  const named = given.organization_id === undefined ? given.organization?.id : given.organization_id
  if (draft.hasChanged('requester_id')) draft.change({ organization_id: requester?.organization_id ?? null })
  if (named === undefined || named === ticket.organization_id) return
  if (named === null || requester?.organization_ids.includes(named)) draft.change({ organization_id: named })
  else draft.validation.add('organization', { description: 'Organization: is invalid', error: 'InvalidValue' })
}
