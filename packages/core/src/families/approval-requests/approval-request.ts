import type { ApprovalDecision, ApprovalRequest, ApprovalUser } from '@fakedesk/spec'
import type { CollectionOf } from '../../store/collection.ts'
import { define } from '../../store/definition.ts'
import type { View } from '../../store/item.ts'
import type { ApprovalStatus } from '../approval-workflow-instances/approval-workflow-instance.ts'
import type { Files } from '../attachments/attachment.ts'
import type { groups } from '../groups/group.ts'
import { shownFields, shownValues } from '../ticket-fields/shown-values.ts'
import type { ticketFields } from '../ticket-fields/ticket-field.ts'
import type { tickets } from '../tickets/ticket.ts'
import { photoOf, type users } from '../users/user.ts'

/** Where an approval or a decision comes from: the agent interface, or the API (docs: Approval Requests). */
export type Origination = 'UI_ORIGINATION' | 'API_ORIGINATION'

export interface StoredDecision {
  readonly id: string
  readonly status: 'approved' | 'rejected'
  readonly decided_at: string
  readonly decided_by_id: number | null
  readonly notes: string | null
  readonly origination_type: Origination
}

/** A question to a person or a group about a ticket. */
export interface StoredApprovalRequest {
  readonly id: string
  readonly subject: string
  readonly message: string | null
  readonly status: ApprovalStatus
  readonly ticket_id: number
  /** Null where it was asked for on the ticket itself. */
  readonly workflow_instance_id: string | null
  readonly assignee_user_id: number | null
  readonly assignee_group_id: number | null
  readonly created_by_id: number | null
  readonly created_at: string
  readonly decided_at: string | null
  readonly decisions: readonly StoredDecision[]
  readonly withdrawn_reason: string | null
  readonly origination_type: Origination
}

/** Whom and what approvals tell of. */
export interface Concerned extends Files {
  readonly users: CollectionOf<typeof users>
  readonly groups: CollectionOf<typeof groups>
  readonly tickets: CollectionOf<typeof tickets>
  readonly ticketFields: CollectionOf<typeof ticketFields>
}

export const approvalRequests = define<StoredApprovalRequest, ApprovalRequest, Concerned>()({
  name: 'approval_requests',
  singular: 'approval_request',
  indexes: {
    ticket: ({ ticket_id }) => ticket_id,
    workflow: workflowOf,
    status: ({ status }) => status,
    assignee_user: ({ assignee_user_id }) => assignee_user_id ?? undefined,
    assignee_group: ({ assignee_group_id }) => assignee_group_id ?? undefined,
    /** Each person and group that decides, so that one list holds all that somebody is to decide on. */
    approver: ({ assignee_user_id, assignee_group_id }) => [`user ${assignee_user_id}`, `group ${assignee_group_id}`],
  },
  context: {
    of: ['users', 'groups', 'tickets', 'ticket_fields'],
    read: (account: Concerned): Concerned => account,
  },
  present: (request, view) => {
    const { id, subject, message, status, ticket_id, created_at, decided_at, decisions } = request
    const group = view.context.groups.get(request.assignee_group_id)
    return {
      id,
      subject,
      message,
      status,
      assignee_user: personOf(request.assignee_user_id, view),
      assignee_group: group ? { id: group.id, name: group.name } : null,
      created_by_user: personOf(request.created_by_id, view),
      created_at,
      decided_at,
      decisions: decisions.map((decision) => presentDecision(decision, view)),
      ticket_details: digestOf(ticket_id, view),
      ticket_id,
      withdrawn_reason: request.withdrawn_reason,
      origination_type: request.origination_type,
    }
  },
})

/** The workflow that an approval is a step of; one that was asked for on a ticket is its own. */
export function workflowOf({ id, workflow_instance_id }: StoredApprovalRequest): string {
  return workflow_instance_id ?? id
}

function personOf(id: number | null, view: View<Concerned>): ApprovalUser | null {
  const user = view.context.users.get(id)
  if (!user) return null
  return { id: user.id, name: user.name, photo: { content_url: photoOf(user, view)?.content_url ?? null } }
}

function presentDecision(
  { decided_by_id, notes, ...decision }: StoredDecision,
  view: View<Concerned>,
): ApprovalDecision {
  const { id, status, decided_at, origination_type } = decision
  const decided_by_user = personOf(decided_by_id, view)
  return { id, status, decided_at, decided_by_user, decision_notes: notes, origination_type }
}

/** What of the ticket somebody who decides has to know, also one who does not see the ticket. */
function digestOf(ticketId: number, view: View<Concerned>): ApprovalRequest['ticket_details'] {
  const { tickets, ticketFields } = view.context
  const ticket = tickets.get(ticketId)
  if (!ticket || ticket.deletion) return null
  const { id, status, priority, requester_id, values } = ticket
  const fields = shownFields(ticketFields.by('active', true).by('isCustom', true).ordered('position'))
  return { id, status, priority, requester: personOf(requester_id, view), custom_fields: shownValues(fields, values) }
}
