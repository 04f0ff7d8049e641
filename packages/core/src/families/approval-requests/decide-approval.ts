import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { forbidden, listedProblem } from '../../errors.ts'
import { ulid } from '../../ulid.ts'
import type { ApprovalStatus } from '../approval-workflow-instances/approval-workflow-instance.ts'
import { moveWorkflow } from '../approval-workflow-instances/start-workflow.ts'
import { type StoredApprovalRequest, type StoredDecision, workflowOf } from './approval-request.ts'
import { originationOf } from './ask-approval.ts'
import { isApprover } from './visible-approvals.ts'

interface Said {
  readonly status: ApprovalStatus
  readonly notes?: string | undefined
}

/** Decides or withdraws. Throws `forbidden` for who may not, and 422 where it was settled before. */
export function settleApproval(
  account: Account,
  actor: Actor,
  { request, status, notes }: Said & { readonly request: StoredApprovalRequest },
): StoredApprovalRequest {
  if (status === 'withdrawn') return withdraw(account, actor, { request, reason: textOf(notes) })
  if (!isApprover(account, actor, request)) throw forbidden()
  if (request.status !== 'pending') throw settled(request)
  return status === 'pending' ? request : decide(account, actor, { request, status, notes: textOf(notes) })
}

function decide(
  account: Account,
  actor: Actor,
  { request, status, notes }: Pick<StoredDecision, 'status' | 'notes'> & { readonly request: StoredApprovalRequest },
): StoredApprovalRequest {
  const decided_at = account.now
  const by = { decided_by_id: actor.id, origination_type: originationOf(actor) }
  const decision: StoredDecision = { id: ulid(account), status, decided_at, notes, ...by }
  return settle(account, actor, {
    request,
    changes: { status, decided_at, decisions: [...request.decisions, decision] },
  })
}

/**
 * Who asked takes it back, or who is assigned to the ticket, and nobody else (help center: Accessing and withdrawing
 * approval requests); ahead of a decision or after it was approved (help center: Creating and managing approval requests).
 */
function withdraw(
  account: Account,
  actor: Actor,
  { request, reason }: { readonly request: StoredApprovalRequest; readonly reason: string | null },
): StoredApprovalRequest {
  const assigneeId = account.tickets.get(request.ticket_id)?.assignee_id
  if (actor.id === null || ![request.created_by_id, assigneeId].includes(actor.id)) throw forbidden()
  if (request.status === 'rejected' || request.status === 'withdrawn') throw settled(request)
  return settle(account, actor, { request, changes: { status: 'withdrawn', withdrawn_reason: reason } })
}

/** The workflow goes on as long as another of its approvals is open. */
function settle(
  account: Account,
  actor: Actor,
  { request, changes }: { readonly request: StoredApprovalRequest; readonly changes: Partial<StoredApprovalRequest> },
): StoredApprovalRequest {
  const changed = account.approvalRequests.update(request, changes)
  const open = account.approvalRequests.by('workflow', workflowOf(request)).by('status', 'pending')
  const status = open.size > 0 ? 'pending' : changed.status
  moveWorkflow(account, actor, { id: request.workflow_instance_id, status })
  return changed
}

const textOf = (notes: string | undefined) => (notes?.trim() ? notes : null)

const settled = ({ status }: StoredApprovalRequest) =>
  listedProblem(422, 'InvalidValue', `The approval request is ${status} already`)
