import { count } from '../../count.ts'
import { type Call, type Handlers, standIn } from '../../operation.ts'
import { changeTicket } from './change-ticket.ts'
import { editOf } from './edit-of.ts'
import type { Edited } from './finish-draft.ts'
import { openTicket } from './open-ticket.ts'
import { listedTickets, ticketsNamed, ticketsOfOrganization, ticketsOfUser } from './ticket-lists.ts'
import { peopleOf } from './ticket-people.ts'
import { findTicket, visibleTickets } from './visible-tickets.ts'

export const ticketsOperations = {
  ListTickets: ({ account, actor, query }) => listedTickets(account, actor, query.external_id),
  CountTickets: ({ account, actor }) => count(account, listedTickets(account, actor)),
  TicketsShowMany: ({ account, actor, query }) => ticketsNamed(account, actor, query.ids),
  ShowTicket: ({ account, actor, path }) => findTicket(account, actor, path.ticket_id),
  ShowTicketByMessagingConversationId: standIn,
  CreateTicket: (call) => shown(call, openTicket(editOf(call), call.body.ticket)),
  UpdateTicket: (call) => {
    const ticket = findTicket(call.account, call.actor, call.path.ticket_id)
    return shown(call, changeTicket(editOf(call), ticket, call.body.ticket))
  },
  DeleteTicket: standIn,
  MarkTicketAsSpamAndSuspendRequester: standIn,
  MergeTicketsIntoTargetTicket: standIn,
  TicketRelatedInformation: standIn,

  TicketsCreateMany: standIn,
  TicketsUpdateMany: standIn,
  BulkDeleteTickets: standIn,
  MarkManyTicketsAsSpam: standIn,

  ListDeletedTickets: standIn,
  RestoreDeletedTicket: standIn,
  BulkRestoreDeletedTickets: standIn,
  DeleteTicketPermanently: standIn,
  BulkPermanentlyDeleteTickets: standIn,

  ListTicketProblems: ({ account, actor }) =>
    visibleTickets(account, actor).by('type', 'problem').ordered('updated_at', 'desc'),
  AutocompleteProblems: standIn,
  ListTicketIncidents: ({ account, actor, path }) => {
    const problem = findTicket(account, actor, path.ticket_id)
    return visibleTickets(account, actor).by('problem', problem.id)
  },

  ListOrganizationTickets: ({ account, actor, path }) => ticketsOfOrganization(account, actor, path.organization_id),
  CountOrganizationTickets: ({ account, actor, path }) =>
    count(account, ticketsOfOrganization(account, actor, path.organization_id)),
  ListUserRequestedTickets: ({ account, actor, path }) => ticketsOfUser(account, actor, 'requester', path.user_id),
  ListUserAssignedTickets: ({ account, actor, path }) => ticketsOfUser(account, actor, 'assignee', path.user_id),
  CountUserAssignedTickets: ({ account, actor, path }) =>
    count(account, ticketsOfUser(account, actor, 'assignee', path.user_id)),
  ListUserCCDTickets: ({ account, actor, path }) => ticketsOfUser(account, actor, 'ccd', path.user_id),
  CountUserCCDTickets: ({ account, actor, path }) => count(account, ticketsOfUser(account, actor, 'ccd', path.user_id)),
  ListUserFollowedTickets: ({ account, actor, path }) => ticketsOfUser(account, actor, 'follower', path.user_id),
  ListRecentTickets: standIn,

  ListTicketCollaborators: (call) => peopleOf(call, 'collaborator_ids'),
  ListTicketFollowers: (call) => peopleOf(call, 'follower_ids'),
  ListTicketEmailCCs: (call) => peopleOf(call, 'email_cc_ids'),
} satisfies Handlers<'tickets'>

/** The ticket as the caller sees it, and the audit of what was done. */
function shown(call: Pick<Call<'UpdateTicket'>, 'account' | 'actor' | 'origin'>, { ticket, audit }: Edited) {
  const { tickets, audits } = call.account
  return { ticket: tickets.show(ticket, call), audit: audit && audits.show(audit, call) }
}
