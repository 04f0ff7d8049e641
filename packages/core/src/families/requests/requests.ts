import type { Looking } from '../../account/looking.ts'
import { type Call, type Handlers, shown } from '../../operation.ts'
import { editOf } from '../tickets/edit-of.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import { changeRequest, openRequest } from './change-request.ts'
import { presentRequest, requestRows } from './present-request.ts'
import { findRequestComment, presentRequestComment, requestComments } from './request-comments.ts'
import { searchRequests } from './search-requests.ts'
import { copiedRequests, findRequest, ownRequests, requestsOfOrganization, requestsOfUser } from './visible-requests.ts'

/** Statuses of what is still going on. */
const unsolved = ['new', 'open', 'pending', 'hold']

export const requestsOperations = {
  ListRequests: (call) => {
    const { status } = call.query
    return requestRows(call, status ? ownRequests(call).by('status', status.split(',')) : ownRequests(call))
  },
  ListOpenRequests: (call) => requestRows(call, ownRequests(call).by('status', unsolved)),
  ListSolvedRequests: (call) => requestRows(call, ownRequests(call).by('status', ['solved', 'closed'])),
  ListCCDRequests: (call) => requestRows(call, copiedRequests(call)),
  ListUserRequests: (call) => requestRows(call, requestsOfUser(call, call.path.user_id)),
  ListOrganizationRequests: (call) => requestRows(call, requestsOfOrganization(call, call.path.organization_id)),
  SearchRequests: (call) => searchRequests(call, call.query),
  ShowRequest: (call) => shownRequest(call, inPath(call)),
  CreateRequest: (call) => shownRequest(call, openRequest(editOf(call), call.body.request).ticket),
  UpdateRequest: (call) => shownRequest(call, changeRequest(editOf(call), inPath(call), call.body.request).ticket),
  ListComments: (call) => requestComments(call, inPath(call), call.query),
  ShowComment: (call) => {
    const ticket = inPath(call)
    return shown(presentRequestComment(call, ticket, findRequestComment(call, ticket, call.path.ticket_comment_id)))
  },
} satisfies Handlers<'requests'>

const inPath = (call: Looking & Pick<Call<'ShowRequest'>, 'path'>) => findRequest(call, call.path.request_id)

const shownRequest = (looking: Looking, ticket: StoredTicket) =>
  shown(presentRequest(looking, ticket), ticket, 'requests')
