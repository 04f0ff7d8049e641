import type { Call, Handlers } from '../../operation.ts'
import { readId, readIds } from '../../read-ids.ts'
import { findForm } from '../ticket-forms/find-form.ts'
import { changeLinks, demandOwnStatuses, link, unlink } from './link-status.ts'

export const ticketFormStatusesOperations = {
  ListTicketFormStatuses: ({ account, query }) => {
    demandOwnStatuses(account)
    const { filter, ticket_form_id: form = filter?.ticket_form_id } = query
    let { rows } = account.ticketFormStatuses
    if (form !== undefined) rows = rows.by('form', readId(form))
    return filter?.custom_status_id === undefined ? rows : rows.by('status', readId(filter.custom_status_id))
  },
  ShowManyTicketFormStatuses: ({ account, query }) => {
    demandOwnStatuses(account)
    const { ticketFormStatuses } = account
    return ticketFormStatuses.list(readIds(query.ids, 'ids').flatMap((id) => ticketFormStatuses.get(id) ?? []))
  },
  TicketFormTicketFormStatuses: (call) => {
    const { id } = formIn(call)
    demandOwnStatuses(call.account)
    return call.account.ticketFormStatuses.by('form', id)
  },
  CreateTicketFormStatuses: (call) => {
    const { account, body } = call
    const { id } = formIn(call)
    demandOwnStatuses(account)
    return {
      ticket_form_statuses: body.ticket_form_status.map(({ custom_status_id }) => link(account, id, custom_status_id)),
    }
  },
  UpdateTicketFormStatuses: (call) => changeLinks(call.account, formIn(call), call.body.ticket_form_status),
  UpdateTicketFormStatusById: (call) => {
    const [given = {}] = [call.body.ticket_form_status].flat()
    return changeLinks(call.account, formIn(call), [{ ...given, id: call.path.ticket_form_status_id }])
  },
  DeleteTicketFormStatuses: (call) => unlink(call.account, formIn(call), call.body.id),
  DeleteTicketFormStatusById: (call) => unlink(call.account, formIn(call), [call.path.ticket_form_status_id]),
} satisfies Handlers<'ticket-form-statuses'>

/** Throws `notFound`. */
function formIn({ account, path }: Pick<Call<'DeleteTicketFormStatuses'>, 'account' | 'path'>) {
  return findForm(account, path.ticket_form_id)
}
