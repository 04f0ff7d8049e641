import type { TicketUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { isAssignable } from '../group-memberships/assignable.ts'
import { findUserByEmail } from '../users/find-users.ts'
import type { StoredUser } from '../users/user.ts'
import type { TicketDraft } from './ticket-draft.ts'

type Given = Pick<TicketUpdate, 'assignee_id' | 'assignee_email' | 'group_id'>

/** Sets group and agent. An assigned ticket always has a group, of which the agent is a member. */
export function readAssignment(draft: TicketDraft, given: Given): void {
  if (given.group_id !== undefined) changeGroup(draft, given.group_id)
  const assignee = assigneeOf(draft, given)
  if (assignee === undefined) leaveForeignGroup(draft)
  else if (assignee === null) draft.change({ assignee_id: null })
  else assign(draft, assignee, given.group_id ?? undefined)
}

/** Gives the ticket to an agent, in the group if one is named, else in one of theirs. */
export function assign(draft: TicketDraft, assignee: StoredUser, groupId?: number): void {
  const { account, ticket, validation } = draft
  const wanted = groupId ?? (assignee.group_ids.includes(ticket.group_id ?? 0) ? ticket.group_id : undefined)
  const group_id = wanted ?? ownGroup(account, assignee)
  if (group_id === null || (groupId !== undefined && !assignee.group_ids.includes(groupId))) {
    validation.add('assignee', { description: 'Assignee: is not a member of the group', error: 'InvalidValue' })
  } else draft.change({ assignee_id: assignee.id, group_id })
}

function ownGroup(account: Account, { id, default_group_id, group_ids }: StoredUser): number | null {
  const chosen = account.groupMemberships.by('user', id).by('isDefault', true).first()
  return chosen?.group_id ?? default_group_id ?? group_ids[0] ?? null
}

function changeGroup(draft: TicketDraft, groupId: number | null): void {
  const { account, validation } = draft
  const group = account.groups.get(groupId)
  if (groupId !== null && (!group || group.deleted)) {
    validation.add('group', { description: 'Group: is invalid', error: 'InvalidValue' })
  } else draft.change({ group_id: groupId })
}

/** A ticket that moves to a group without its agent leaves the agent. */
function leaveForeignGroup(draft: TicketDraft): void {
  const { account, ticket } = draft
  const assignee = account.users.get(ticket.assignee_id)
  if (!assignee || !draft.hasChanged('group_id')) return
  if (ticket.group_id === null || !assignee.group_ids.includes(ticket.group_id)) draft.change({ assignee_id: null })
}

/** Undefined where nobody is named, null where nobody is to have it. */
function assigneeOf(draft: TicketDraft, { assignee_id, assignee_email }: Given): StoredUser | null | undefined {
  const { account, validation } = draft
  if (assignee_id === null) return null
  if (assignee_id === undefined && !assignee_email) return undefined
  const user = assignee_email ? findUserByEmail(account, assignee_email) : account.users.get(assignee_id)
  if (user && isAssignable(user)) return user
  validation.add('assignee', { description: 'Assignee: is invalid', error: 'InvalidValue' })
  return undefined
}
