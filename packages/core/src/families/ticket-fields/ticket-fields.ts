import type { CustomFieldOption } from '@fakedesk/spec'
import { count } from '../../count.ts'
import type { StoredOption } from '../../custom-fields/custom-field.ts'
import { findOption } from '../../custom-fields/field-options.ts'
import { type Call, type Handlers, shown, withStatus } from '../../operation.ts'
import { readIds, readNumericIds } from '../../read-ids.ts'
import { listRows } from '../../store/rows.ts'
import { createTicketField, deleteTicketField, reorderTicketFields, updateTicketField } from './change-ticket-field.ts'
import { presentTicketOption, type StoredTicketField } from './ticket-field.ts'
import { deleteTicketOption, saveTicketOption } from './ticket-field-options.ts'
import { type FieldLook, fieldAsAsked, fieldRows } from './ticket-field-rows.ts'

export const ticketFieldsOperations = {
  ListTicketFields: (call) => fieldRows(call, call.account.ticketFields.visibleTo(call.actor)),
  CountTicketFields: ({ account, actor }) => count(account, account.ticketFields.visibleTo(actor)),
  ShowManyTicketFields: (call) => {
    const { account, actor, query } = call
    const visible = account.ticketFields.visibleTo(actor)
    const byKey = readIds(query.keys, 'keys').flatMap((key) => [...visible.by('key', key)])
    const byId = visible.known(readNumericIds(query.ids, 'ids'))
    return fieldRows(call, account.ticketFields.list([...new Set([...byId, ...byKey])]))
  },
  ShowTicketfield: (call) => asAsked(call, inPath(call)),
  CreateTicketField: ({ account, actor, body }) => createTicketField(account, actor.id, body.ticket_field),
  UpdateTicketField: (call) => asAsked(call, updateTicketField(call.account, inPath(call), call.body.ticket_field)),
  DeleteTicketField: (call) => deleteTicketField(call.account, inPath(call)),
  ReorderTicketFields: ({ account, body }) => reorderTicketFields(account, body.ticket_field_ids),
  ListTicketFieldOptions: (call) => {
    const field = inPath(call)
    return listRows(field.custom_field_options.map((option) => optionIn(call, field, option)))
  },
  ShowTicketFieldOption: (call) => {
    const field = inPath(call)
    return shown(optionIn(call, field, findOption(field, call.path.ticket_field_option_id)))
  },
  CreateOrUpdateTicketFieldOption: (call) => {
    const { field, option, isNew } = saveTicketOption(call.account, inPath(call), call.body.custom_field_option)
    return withStatus(isNew ? 201 : 200, shown(optionIn(call, field, option)))
  },
  DeleteTicketFieldOption: (call) => deleteTicketOption(call.account, inPath(call), call.path.ticket_field_option_id),
} satisfies Handlers<'ticket-fields'>

/** Throws `notFound`. */
function inPath({ account, path }: Pick<Call<'ShowTicketfield'>, 'account' | 'path'>): StoredTicketField {
  return account.ticketFields.find(path.ticket_field_id)
}

const asAsked = (asking: FieldLook, field: StoredTicketField) => shown(fieldAsAsked(asking, field), field)

type Asked = Pick<Call<'ShowTicketFieldOption'>, 'account' | 'origin'>

/** Alone, an option tells its place and its address too. */
function optionIn({ account, origin }: Asked, field: StoredTicketField, option: StoredOption): CustomFieldOption {
  return {
    ...presentTicketOption(option, account.language.filledIn),
    position: field.custom_field_options.findIndex(({ id }) => id === option.id),
    url: `${origin}/api/v2/ticket_fields/${field.id}/options/${option.id}.json`,
  }
}
