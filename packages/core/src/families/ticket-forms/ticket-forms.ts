import type { Call, Handlers } from '../../operation.ts'
import { readNumericIds } from '../../read-ids.ts'
import { cloneForm, createForm, deleteForm, reorderForms, updateForm } from './change-form.ts'
import { findForm } from './find-form.ts'
import { filteredForms, formRows } from './form-rows.ts'

export const ticketFormsOperations = {
  ListTicketForms: (call) => formRows(call, filteredForms(call, call.query), call.query.locale),
  ShowManyTicketForms: (call) => {
    const ids = readNumericIds(call.query.ids, 'ids')
    return formRows(call, filteredForms(call, { ...call.query, ids }))
  },
  ShowTicketForm: ({ account, actor, path }) => account.ticketForms.visibleTo(actor).find(path.ticket_form_id),
  CreateTicketForm: ({ account, body }) => createForm(account, body.ticket_form),
  UpdateTicketForm: (call) => updateForm(call.account, inPath(call), call.body.ticket_form),
  DeleteTicketForm: (call) => deleteForm(call.account, inPath(call)),
  CloneTicketForm: (call) => cloneForm(call.account, inPath(call), call.body?.prepend_clone_title ?? false),
  ReorderTicketForms: ({ account, body, ...view }) => {
    const forms = reorderForms(account, body.ticket_form_ids)
    const ticket_forms = forms.map((form) => account.ticketForms.show(form, view))
    return { ticket_forms, count: forms.length, next_page: null, previous_page: null }
  },
} satisfies Handlers<'ticket-forms'>

/** Throws `notFound`. */
function inPath({ account, path }: Pick<Call<'ShowTicketForm'>, 'account' | 'path'>) {
  return findForm(account, path.ticket_form_id)
}
