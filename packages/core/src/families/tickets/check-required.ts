import type { StoredTicketField } from '../ticket-fields/ticket-field.ts'
import type { StoredTicketForm } from '../ticket-forms/ticket-form.ts'
import type { TicketDraft } from './ticket-draft.ts'

/** Refuses to solve a ticket while a field that must be filled is empty: one problem a field (reported form). */
export function checkRequired(draft: TicketDraft): void {
  const { ticket, account, validation } = draft
  if (draft.isImport || !draft.hasChanged('status') || (ticket.status !== 'solved' && ticket.status !== 'closed'))
    return
  const form = account.ticketForms.get(ticket.ticket_form_id)
  for (const field of account.ticketFields.by('active', true).by('isCustom', true).ordered('position')) {
    if (!isOnForm(field, form) || !isRequired(field, form, draft) || isFilled(ticket.values[field.id])) continue
    validation.add('base', {
      description: `${field.title}: is required when solving a ticket`,
      error: null,
      ticket_field_id: field.id,
      ticket_field_type: typeNames[field.type] ?? 'FieldText',
    })
  }
}

/** Zendesk's own names of the types. */
const typeNames: Readonly<Record<string, string>> = {
  text: 'FieldText',
  textarea: 'FieldTextarea',
  checkbox: 'FieldCheckbox',
  date: 'FieldDate',
  integer: 'FieldInteger',
  decimal: 'FieldDecimal',
  regexp: 'FieldRegexp',
  tagger: 'FieldTagger',
  multiselect: 'FieldMultiselect',
  partialcreditcard: 'FieldPartialCreditCard',
  lookup: 'FieldLookup',
}

/** Only fields on the ticket's form count. */
function isOnForm({ id }: StoredTicketField, form: StoredTicketForm | undefined): boolean {
  return form === undefined || form.default || form.ticket_field_ids.includes(id)
}

function isFilled(value: unknown): boolean {
  return (
    value !== undefined &&
    value !== null &&
    value !== '' &&
    value !== false &&
    !(Array.isArray(value) && value.length === 0)
  )
}

/** By itself, or by a condition of the form that the ticket meets; a conditional field counts only where it is shown. */
function isRequired(field: StoredTicketField, form: StoredTicketForm | undefined, draft: TicketDraft): boolean {
  const conditions = (form?.agent_conditions ?? []).flatMap((condition) =>
    condition.child_fields.filter(({ id }) => id === field.id).map((child) => ({ condition, child })),
  )
  if (conditions.length === 0) return field.required
  return conditions.some(({ condition, child }) => isMet(condition, draft) && needs(child, draft))
}

type Condition = NonNullable<StoredTicketForm['agent_conditions']>[number]
type Child = Condition['child_fields'][number]

function isMet({ parent_field_id, value }: Condition, { ticket }: TicketDraft): boolean {
  const own = ticket.values[parent_field_id]
  return Array.isArray(own) ? own.includes(String(value)) : own === value || String(own ?? '') === String(value ?? '')
}

function needs({ is_required, required_on_statuses: on }: Child, { ticket }: TicketDraft): boolean {
  if (on?.type === 'ALL_STATUSES') return true
  if (on?.type === 'SOME_STATUSES') {
    const isNamed = on.statuses?.includes(ticket.status) ?? false
    return isNamed || (on.custom_statuses?.includes(ticket.custom_status_id ?? 0) ?? false)
  }
  return on?.type === 'NO_STATUSES' ? false : (is_required ?? false)
}
