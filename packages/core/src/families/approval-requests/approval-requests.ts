import type { SimpleApprovalRequest } from '@fakedesk/spec'
import { type Handlers, shown } from '../../operation.ts'
import type { StoredApprovalRequest } from './approval-request.ts'
import { askInWorkflow, askOnTicket } from './ask-approval.ts'
import { settleApproval } from './decide-approval.ts'
import { listedApprovals, searchedApprovals } from './find-approvals.ts'
import { findApproval } from './visible-approvals.ts'

export const approvalRequestsOperations = {
  ListApprovalRequests: (call) => listedApprovals(call),
  SearchApprovals: (call) => searchedApprovals(call),
  ShowApprovalRequest: ({ account, actor, path }) => findApproval(account, actor, path),
  CreateApprovalRequest: ({ account, actor, path, body }) => {
    const { assignee_user, assignee_group, ...rest } = body
    const approver = { assignee_user_id: assignee_user, assignee_group_id: assignee_group }
    return askInWorkflow(account, actor, { ...rest, ...approver, instanceId: path.approval_workflow_instance_id })
  },
  CreateTicketApprovalRequest: ({ account, actor, body }) => shown(simple(askOnTicket(account, actor, body))),
  UpdateDecisionApprovalRequest: ({ account, actor, path, body }) =>
    settleApproval(account, actor, { ...body, request: findApproval(account, actor, path) }),
} satisfies Handlers<'approval-requests'>

/** With ids in the place of people, as an approval on a ticket is answered. */
function simple(request: StoredApprovalRequest): SimpleApprovalRequest {
  const { id, subject, message, status, ticket_id, assignee_user_id, assignee_group_id } = request
  const { created_by_id, created_at, origination_type } = request
  const who = { assignee_user_id, assignee_group_id, created_by_id }
  return { id, subject, message, status, ticket_id, ...who, created_at, origination_type }
}
