import type { ApprovalRequestSummary } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { invalidAttribute, invalidPagination, notFound } from '../../errors.ts'
import type { Call, JsonOf } from '../../operation.ts'
import { decodeCursor, encodeCursor } from '../../pipeline/cursor.ts'
import { readIds } from '../../read-ids.ts'
import { ulidForm } from '../../ulid.ts'
import { type StoredApprovalRequest, workflowOf } from './approval-request.ts'
import { seesApproval, toDecide } from './visible-approvals.ts'

/** All approvals, by any of the values of each filter, and by all filters that are given (docs: Approval Requests). */
export function listedApprovals({ account, query }: Call<'ListApprovalRequests'>) {
  const { 'filter[status]': status, 'filter[assignee_user_id]': users, 'filter[assignee_group_id]': groups } = query
  let rows = account.approvalRequests.rows
  if (status) rows = rows.by('status', readIds(status, 'filter[status]').map(stored))
  if (users) rows = rows.by('assignee_user', idsIn(users, 'filter[assignee_user_id]'))
  if (groups) rows = rows.by('assignee_group', idsIn(groups, 'filter[assignee_group_id]'))
  return rows
}

/** Some addresses call it `active` as long as nobody has decided (docs). */
const stored = (status: string) => (status === 'active' ? 'pending' : status)

/** Ids must be whole numbers here (docs). */
function idsIn(text: string, name: string): readonly number[] {
  return readIds(text, name).map((word) => {
    if (!/^\d+$/.test(word)) throw invalidAttribute(name, name, 'an integer', 'approval_requests/index')
    return Number(word)
  })
}

/** A page of the approvals of a workflow, in short. */
export function searchedApprovals(call: Call<'SearchApprovals'>): JsonOf<'SearchApprovals'> {
  const found = approvalsIn(call).filter(chosenBy(call))
  const { from, to } = pageOf(call, found)
  const page = found.slice(from, to)
  const address = `${call.origin}/api/v2/approval_workflow_instances/${call.path.approval_workflow_instance_id}/approval_requests/search`
  const link = (cursor: string | null) => cursor && `${address}?cursor=${encodeURIComponent(cursor)}`
  const after_cursor = to < found.length ? cursorAt('after', page.at(-1)) : null
  const before_cursor = from > 0 ? cursorAt('before', page[0]) : null
  return {
    approval_requests: page.map((request) => summaryOf(call.account, request)),
    after_cursor,
    after_url: link(after_cursor),
    before_cursor,
    before_url: link(before_cursor),
    count: found.length,
  }
}

const isUlid = new RegExp(`^${ulidForm}$`, 'i')

/** Any ULID does in the place of the workflow: the help center's theme names one that is no workflow, for one's own approvals. */
function approvalsIn({ account, actor, path }: Call<'SearchApprovals'>): readonly StoredApprovalRequest[] {
  const id = path.approval_workflow_instance_id
  const own = [...account.approvalRequests.by('workflow', id)]
  const isKnown = own.length > 0 || account.approvalWorkflowInstances.get(id) !== undefined
  if (isKnown) return own.filter((request) => seesApproval(account, actor, request))
  if (!isUlid.test(id)) throw notFound()
  return [...toDecide(account, actor)]
}

function chosenBy({ body, query }: Call<'SearchApprovals'>) {
  const { status, assignee_user_id, created_by_user_id } = body.filter ?? {}
  const statuses = [status ?? query.status ?? []].flat().map(stored)
  return (request: StoredApprovalRequest) =>
    (statuses.length === 0 || statuses.includes(request.status)) &&
    (assignee_user_id === undefined || assignee_user_id === request.assignee_user_id) &&
    (created_by_user_id === undefined || created_by_user_id === request.created_by_id)
}

const usualSize = 100

/** A page begins behind the place that its cursor names, or ends ahead of it. */
function pageOf({ body, query }: Call<'SearchApprovals'>, found: readonly StoredApprovalRequest[]) {
  const size = Math.min(Math.max(body.limit ?? query.limit ?? usualSize, 1), usualSize)
  const cursor = body.cursor ?? query.cursor
  if (!cursor) return { from: 0, to: size }
  const [after, before] = (['after', 'before'] as const).map((side) => decodeCursor(side, cursor)?.[0])
  if (typeof after === 'string') {
    const from = found.filter(({ id }) => id <= after).length
    return { from, to: from + size }
  }
  if (typeof before !== 'string') throw invalidPagination('cursor is not valid')
  const to = found.filter(({ id }) => id < before).length
  return { from: Math.max(to - size, 0), to }
}

const cursorAt = (side: 'after' | 'before', request: StoredApprovalRequest | undefined) =>
  request ? encodeCursor(side, [request.id]) : null

function summaryOf({ tickets, users }: Account, request: StoredApprovalRequest): ApprovalRequestSummary {
  const { id, subject, message, status, created_at, ticket_id, created_by_id } = request
  return {
    id,
    subject,
    message,
    status,
    requester_name: users.get(tickets.get(ticket_id)?.requester_id)?.name ?? null,
    created_by_name: users.get(created_by_id)?.name ?? null,
    created_at,
    approval_workflow_instance_id: workflowOf(request),
  }
}
