import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { ulid } from '../../ulid.ts'
import { Validation } from '../../validation.ts'
import { maySee } from '../tickets/visible-tickets.ts'
import type { ApprovalStatus, StoredWorkflowInstance } from './approval-workflow-instance.ts'

/** Starts a workflow on a ticket that the caller sees (docs: Approval Workflow Instances). Throws `invalid`. */
export function startWorkflow(
  account: Account,
  actor: Actor,
  { name, ticket_id }: { readonly name: string; readonly ticket_id: number },
): StoredWorkflowInstance {
  const { now } = account
  const validation = new Validation()
  validation.present('name', name, 'Name')
  const ticket = account.tickets.get(ticket_id)
  if (!ticket || ticket.deletion || !maySee(account, actor, ticket)) {
    validation.add('ticket_id', { description: 'Ticket: is invalid', error: 'InvalidValue' })
  }
  validation.check()
  return account.approvalWorkflowInstances.insert({
    id: ulid(account),
    name,
    ticket_id,
    status: 'pending',
    completed_at: null,
    created_by_id: actor.id,
    updated_by_id: actor.id,
    created_at: now,
    updated_at: now,
  })
}

/** Has the workflow stand as its approvals do: once none is open, it is complete. */
export function moveWorkflow(
  account: Account,
  actor: Actor,
  { id, status }: { readonly id: string | null; readonly status: ApprovalStatus },
): void {
  const instance = account.approvalWorkflowInstances.get(id)
  if (!instance) return
  const changed = { status, updated_by_id: actor.id, updated_at: account.now }
  const completed_at = status === 'pending' ? null : account.now
  account.approvalWorkflowInstances.update(instance, { ...changed, completed_at })
}
