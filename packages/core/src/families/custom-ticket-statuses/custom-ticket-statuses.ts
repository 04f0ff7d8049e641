import type { Call, Handlers } from '../../operation.ts'
import { demandOwnStatuses, link } from '../ticket-form-statuses/link-status.ts'
import { createStatus, deleteStatus, setDefaultStatuses, updateStatus } from './change-status.ts'
import { listedStatuses } from './find-status.ts'

export const customTicketStatusesOperations = {
  ListCustomStatuses: ({ account, query }) => {
    const { status_categories, active, default: isDefault } = query
    let rows = listedStatuses(account)
    if (status_categories)
      rows = rows.by(
        'category',
        status_categories.split(',').map((word) => word.trim()),
      )
    if (active !== undefined) rows = rows.by('active', active)
    return isDefault === undefined ? rows : rows.by('isDefault', isDefault)
  },
  ShowCustomStatus: ({ account, path }) => account.customStatuses.find(path.custom_status_id),
  CreateCustomStatus: ({ account, body }) => createStatus(account, body.custom_status),
  UpdateCustomStatus: (call) => updateStatus(call.account, inPath(call), call.body.custom_status),
  DeleteCustomStatus: (call) => deleteStatus(call.account, inPath(call)),
  BulkUpdateDefaultCustomStatus: ({ account, body }) => {
    setDefaultStatuses(account, body.ids)
    return {}
  },
  CreateTicketFormStatusesForCustomStatus: (call) => {
    const { account, body } = call
    const { id } = inPath(call)
    demandOwnStatuses(account)
    return {
      ticket_form_statuses: body.ticket_form_status.map(({ ticket_form_id }) => link(account, ticket_form_id, id)),
    }
  },
} satisfies Handlers<'custom-ticket-statuses'>

/** Throws `notFound`, for a deleted one too. */
function inPath({ account, path }: Pick<Call<'ShowCustomStatus'>, 'account' | 'path'>) {
  return listedStatuses(account).find(path.custom_status_id)
}
