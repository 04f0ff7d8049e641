import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { listedProblem } from '../../errors.ts'
import { ulid } from '../../ulid.ts'
import type { StoredWorkflowInstance } from '../approval-workflow-instances/approval-workflow-instance.ts'
import { moveWorkflow } from '../approval-workflow-instances/start-workflow.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { findTicket, maySee } from '../tickets/visible-tickets.ts'
import type { Origination, StoredApprovalRequest } from './approval-request.ts'

interface Question {
  readonly subject: string
  readonly message?: string | undefined
  readonly assignee_user_id?: number | undefined
  readonly assignee_group_id?: number | undefined
}

/** Asks for an approval on a ticket that the caller sees. Throws 422 in the form of the newer families (docs). */
export function askOnTicket(
  account: Account,
  actor: Actor,
  { ticket_id, ...question }: Question & { readonly ticket_id: number },
): StoredApprovalRequest {
  const ticket = account.tickets.get(ticket_id)
  if (!ticket || ticket.deletion || !maySee(account, actor, ticket)) throw problem('InvalidValue', 'Ticket is invalid')
  return ask(account, actor, { ticket, question, workflow_instance_id: null })
}

/** Asks for an approval as a step of a workflow. Throws `notFound` for one whose ticket the caller does not see, and 422. */
export function askInWorkflow(
  account: Account,
  actor: Actor,
  { instanceId, ticket_id, workflow_instance_id, ...question }: Question & Step,
): StoredApprovalRequest {
  const instance = account.approvalWorkflowInstances.find(instanceId)
  const ticket = findTicket(account, actor, instance.ticket_id)
  checkStep(instance, { ticket_id, workflow_instance_id })
  const asked = ask(account, actor, { ticket, question, workflow_instance_id: instance.id })
  moveWorkflow(account, actor, { id: instance.id, status: 'pending' })
  return asked
}

interface Step {
  readonly instanceId: string
  readonly ticket_id?: number | undefined
  readonly workflow_instance_id?: string | undefined
}

/** The body says again what the address says: it may leave it out, but not say otherwise. */
function checkStep({ id, ticket_id }: StoredWorkflowInstance, said: Omit<Step, 'instanceId'>): void {
  if ((said.workflow_instance_id ?? id) !== id)
    throw problem('InvalidValue', 'Workflow instance is not the one addressed')
  if ((said.ticket_id ?? ticket_id) !== ticket_id) throw problem('InvalidValue', 'Ticket is not that of the workflow')
}

function ask(account: Account, actor: Actor, { ticket, question, workflow_instance_id }: Asked): StoredApprovalRequest {
  const { subject, message = null, assignee_user_id = null, assignee_group_id = null } = question
  if (!subject.trim()) throw problem('BlankValue', 'Subject cannot be blank')
  checkApprover(account, ticket, { assignee_user_id, assignee_group_id })
  return account.approvalRequests.insert({
    id: ulid(account),
    subject,
    message,
    status: 'pending',
    ticket_id: ticket.id,
    workflow_instance_id,
    assignee_user_id,
    assignee_group_id,
    created_by_id: actor.id,
    created_at: account.now,
    decided_at: null,
    decisions: [],
    withdrawn_reason: null,
    origination_type: originationOf(actor),
  })
}

interface Asked {
  readonly ticket: StoredTicket
  readonly question: Question
  readonly workflow_instance_id: string | null
}

/** An agent, an end user or a group decides, but never the requester of the ticket (help center: Creating approval requests). */
function checkApprover(
  account: Account,
  { requester_id }: StoredTicket,
  { assignee_user_id: userId, assignee_group_id: groupId }: Approver,
): void {
  if (userId === null && groupId === null) throw problem('BlankValue', 'Assignee cannot be blank')
  if (userId !== null && groupId !== null) throw problem('InvalidValue', 'Assignee must be either a user or a group')
  if (userId !== null && !account.users.get(userId)?.active) throw problem('InvalidValue', 'Assignee user is invalid')
  const group = account.groups.get(groupId)
  if (groupId !== null && (!group || group.deleted)) throw problem('InvalidValue', 'Assignee group is invalid')
  if (userId !== null && userId === requester_id)
    throw problem('InvalidValue', 'Assignee cannot be the requester of the ticket')
}

interface Approver {
  readonly assignee_user_id: number | null
  readonly assignee_group_id: number | null
}

/** Agents in the interface have a session. */
export const originationOf = ({ signedBy }: Actor): Origination =>
  signedBy === 'session' ? 'UI_ORIGINATION' : 'API_ORIGINATION'

const problem = (code: string, title: string) => listedProblem(422, code, title)
