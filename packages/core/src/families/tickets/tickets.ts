import { count } from '../../count.ts'
import { type Handlers, shown, withStatus } from '../../operation.ts'
import { readNumericIds } from '../../read-ids.ts'
import { problemsWith } from './autocomplete-problems.ts'
import {
  createManyTickets,
  createTicketLater,
  destroyManyTickets,
  eraseTickets,
  markManyAsSpam,
  updateManyTickets,
} from './bulk-tickets.ts'
import { changeTicket } from './change-ticket.ts'
import { deletedTickets, deleteTicket, findDeletedTicket, restoreTicket } from './delete-ticket.ts'
import { editOf } from './edit-of.ts'
import { startMerge } from './merge-tickets.ts'
import { openTicket } from './open-ticket.ts'
import { noteView, recentTickets } from './recent-tickets.ts'
import { relatedTo } from './related-ticket.ts'
import { showEdited } from './show-edited.ts'
import { markAsSpam } from './spam.ts'
import { listedTickets, ticketsAsked, ticketsNamed, ticketsOfOrganization, ticketsOfUser } from './ticket-lists.ts'
import { peopleOf } from './ticket-people.ts'
import { findTicket, findTicketOfConversation, visibleTickets } from './visible-tickets.ts'

export const ticketsOperations = {
  ListTickets: ({ account, actor, query }) => ticketsAsked(account, actor, query),
  CountTickets: ({ account, actor }) => count(account, listedTickets(account, actor)),
  TicketsShowMany: ({ account, actor, query }) => ticketsNamed(account, actor, query.ids),
  ShowTicket: (call) => {
    const ticket = findTicket(call.account, call.actor, call.path.ticket_id)
    noteView(call.account, call.actor, ticket)
    if (!call.query.remove_duplicate_fields) return ticket
    const { fields, ...look } = call.account.tickets.show(ticket, call)
    return shown(look, ticket, 'tickets')
  },
  ShowTicketByMessagingConversationId: ({ account, actor, path }) =>
    findTicketOfConversation(account, actor, path.conversation_id),
  CreateTicket: (call) => {
    if (!call.query.async) return showEdited(call, openTicket(editOf(call), call.body.ticket))
    const { id, job } = createTicketLater(editOf(call), call.body.ticket)
    return withStatus(202, { ticket: { id }, job_status: call.account.jobStatuses.show(job, call) })
  },
  UpdateTicket: (call) => {
    const ticket = findTicket(call.account, call.actor, call.path.ticket_id)
    return showEdited(call, changeTicket(editOf(call), ticket, call.body.ticket))
  },
  DeleteTicket: (call) => {
    deleteTicket(editOf(call), findTicket(call.account, call.actor, call.path.ticket_id))
  },
  MarkTicketAsSpamAndSuspendRequester: (call) => {
    markAsSpam(editOf(call), findTicket(call.account, call.actor, call.path.ticket_id))
  },
  MergeTicketsIntoTargetTicket: (call) =>
    startMerge(editOf(call), findTicket(call.account, call.actor, call.path.ticket_id), call.body),
  TicketRelatedInformation: (call) => relatedTo(call),

  TicketsCreateMany: (call) => createManyTickets(editOf(call), call.body.tickets),
  TicketsUpdateMany: (call) => updateManyTickets(editOf(call), call.query.ids, call.body),
  BulkDeleteTickets: (call) => destroyManyTickets(editOf(call), call.query.ids),
  MarkManyTicketsAsSpam: (call) => markManyAsSpam(editOf(call), call.query.ids),

  ListDeletedTickets: ({ account, actor, query }) => deletedTickets(account, actor, query),
  RestoreDeletedTicket: (call) => {
    restoreTicket(editOf(call), findDeletedTicket(call.account, call.actor, call.path.ticket_id))
    return {}
  },
  BulkRestoreDeletedTickets: (call) => {
    const found = readNumericIds(call.query.ids).map((id) => findDeletedTicket(call.account, call.actor, id))
    for (const ticket of found) restoreTicket(editOf(call), ticket)
    return {}
  },
  DeleteTicketPermanently: (call) => eraseTickets(editOf(call), [call.path.ticket_id]),
  BulkPermanentlyDeleteTickets: (call) => eraseTickets(editOf(call), readNumericIds(call.query.ids)),

  ListTicketProblems: ({ account, actor }) =>
    visibleTickets(account, actor).by('type', 'problem').ordered('updated_at', 'desc'),
  AutocompleteProblems: ({ account, actor, query, body }) =>
    account.tickets.list(problemsWith(account, actor, query.text ?? body?.text ?? '')),
  ListTicketIncidents: ({ account, actor, path }) => {
    const problem = findTicket(account, actor, path.ticket_id)
    return visibleTickets(account, actor).by('problem', problem.id)
  },

  ListOrganizationTickets: ({ account, actor, path }) => ticketsOfOrganization(account, actor, path.organization_id),
  CountOrganizationTickets: ({ account, actor, path }) =>
    count(account, ticketsOfOrganization(account, actor, path.organization_id)),
  ListUserRequestedTickets: ({ account, actor, path, query }) =>
    ticketsOfUser(account, actor, 'requester', { id: path.user_id, withoutArchived: query.exclude_archived }),
  ListUserAssignedTickets: ({ account, actor, path }) =>
    ticketsOfUser(account, actor, 'assignee', { id: path.user_id }),
  CountUserAssignedTickets: ({ account, actor, path }) =>
    count(account, ticketsOfUser(account, actor, 'assignee', { id: path.user_id })),
  ListUserCCDTickets: ({ account, actor, path }) => ticketsOfUser(account, actor, 'ccd', { id: path.user_id }),
  CountUserCCDTickets: ({ account, actor, path }) =>
    count(account, ticketsOfUser(account, actor, 'ccd', { id: path.user_id })),
  ListUserFollowedTickets: ({ account, actor, path, query }) =>
    ticketsOfUser(account, actor, 'follower', { id: path.user_id, withoutArchived: query.exclude_archived }),
  ListRecentTickets: ({ account, actor }) =>
    account.tickets.list(recentTickets(account, actor, listedTickets(account, actor))),

  ListTicketCollaborators: (call) => peopleOf(call, 'collaborator_ids'),
  ListTicketFollowers: (call) => peopleOf(call, 'follower_ids'),
  ListTicketEmailCCs: (call) => peopleOf(call, 'email_cc_ids'),
} satisfies Handlers<'tickets'>
