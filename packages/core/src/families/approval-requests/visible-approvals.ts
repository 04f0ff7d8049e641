import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { notFound } from '../../errors.ts'
import { maySee } from '../tickets/visible-tickets.ts'
import { type StoredApprovalRequest, workflowOf } from './approval-request.ts'

/**
 * The approval of a workflow, if the caller may see it. The workflow of one that was asked for on a ticket has the
 * approval's own id: the service's help center names both alike (Copenhagen theme). Throws `notFound`.
 */
export function findApproval(
  account: Account,
  actor: Actor,
  { approval_workflow_instance_id, approval_request_id }: Address,
): StoredApprovalRequest {
  const request = account.approvalRequests.find(approval_request_id)
  const names = [workflowOf(request), request.id]
  if (!names.includes(approval_workflow_instance_id) || !seesApproval(account, actor, request)) throw notFound()
  return request
}

interface Address {
  readonly approval_workflow_instance_id: string
  readonly approval_request_id: string
}

/** Agents see the approvals of tickets that they see (help center: Accessing approval requests), and those that are theirs. */
export function seesApproval(account: Account, actor: Actor, request: StoredApprovalRequest): boolean {
  const ticket = account.tickets.get(request.ticket_id)
  if (ticket && !ticket.deletion && maySee(account, actor, ticket)) return true
  return isApprover(account, actor, request) || (actor.id !== null && request.created_by_id === actor.id)
}

/** Whether the caller, or a group that the caller is in, was asked. */
export function isApprover(account: Account, actor: Actor, request: StoredApprovalRequest): boolean {
  if (actor.id === null) return false
  const { assignee_user_id, assignee_group_id } = request
  return assignee_user_id === actor.id || groupsOf(account, actor).some((id) => id === assignee_group_id)
}

/** All that the caller is asked for. */
export function toDecide(account: Account, actor: Actor) {
  const groups = groupsOf(account, actor).map((id) => `group ${id}`)
  return account.approvalRequests.by('approver', [`user ${actor.id}`, ...groups])
}

const groupsOf = ({ users }: Account, { id }: Actor) => users.get(id)?.group_ids ?? []
