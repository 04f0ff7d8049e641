import type { StoredTicketField } from '../ticket-fields/ticket-field.ts'
import type { StoredCondition, StoredTicketForm } from '../ticket-forms/ticket-form.ts'
import { valueIn } from './field-values.ts'
import { isDone } from './is-done.ts'
import type { TicketDraft } from './ticket-draft.ts'

/**
 * Refuses to bring a ticket into a status while a field that must be filled for it is empty: one problem a field
 * (reported form). A field by itself is required for solving, by conditions for any status. End users are not asked for
 * what agents fill in.
 */
export function checkRequired(draft: TicketDraft): void {
  const { ticket, account, validation, actor } = draft
  const isMoving = draft.hasChanged('status') || draft.hasChanged('custom_status_id')
  if (draft.isImport || !isMoving || actor.role === 'end-user' || actor.role === 'anonymous') return
  const form = account.ticketForms.get(ticket.ticket_form_id)
  for (const field of account.ticketFields.by('active', true).ordered('position')) {
    const typeName = typeNames.get(field.type)
    if (!typeName || !isOnForm(field, form) || !isRequired(field, form, draft) || isFilled(valueIn(ticket, field))) {
      continue
    }
    validation.add('base', {
      description: `${field.title}: is required${isDone(ticket) ? ' when solving a ticket' : ''}`,
      error: null,
      ticket_field_id: field.id,
      ticket_field_type: typeName,
    })
  }
}

/** Zendesk's own names of the types that can be required here; an assignee is seen to where tickets are solved. */
const typeNames: ReadonlyMap<string, string> = new Map([
  ['text', 'FieldText'],
  ['textarea', 'FieldTextarea'],
  ['checkbox', 'FieldCheckbox'],
  ['date', 'FieldDate'],
  ['integer', 'FieldInteger'],
  ['decimal', 'FieldDecimal'],
  ['regexp', 'FieldRegexp'],
  ['tagger', 'FieldTagger'],
  ['multiselect', 'FieldMultiselect'],
  ['partialcreditcard', 'FieldPartialCreditCard'],
  ['lookup', 'FieldLookup'],
  ['tickettype', 'FieldTicketType'],
  ['priority', 'FieldPriority'],
  ['group', 'FieldGroup'],
])

/** Only fields on the ticket's form count. */
function isOnForm({ id }: StoredTicketField, form: StoredTicketForm | undefined): boolean {
  return form === undefined || form.ticket_field_ids.includes(id)
}

function isFilled(value: unknown): boolean {
  const isNothing = value === undefined || value === null || value === '' || value === false
  return !isNothing && !(Array.isArray(value) && value.length === 0)
}

/** By itself, or by a condition of the form that the ticket meets; a conditional field counts only where it is shown. */
function isRequired(field: StoredTicketField, form: StoredTicketForm | undefined, draft: TicketDraft): boolean {
  const conditions = conditionsOn(field.id, form)
  if (conditions.length === 0) return field.required && isDone(draft.ticket)
  return conditions.some((condition) => {
    const child = condition.child_fields.find(({ id }) => id === field.id)
    return child !== undefined && isMet(condition, form, draft) && needs(child, draft)
  })
}

type Child = StoredCondition['child_fields'][number]

function conditionsOn(fieldId: number, form: StoredTicketForm | undefined): readonly StoredCondition[] {
  return (form?.agent_conditions ?? []).filter(({ child_fields }) => child_fields.some(({ id }) => id === fieldId))
}

/** The other field has the value, and is itself shown: it may depend on a third. Forms hold no circles. */
function isMet(condition: StoredCondition, form: StoredTicketForm | undefined, draft: TicketDraft): boolean {
  const parent = draft.account.ticketFields.get(condition.parent_field_id)
  if (!parent?.active || !hasValue(valueIn(draft.ticket, parent), condition)) return false
  const outer = conditionsOn(parent.id, form)
  return outer.length === 0 || outer.some((one) => isMet(one, form, draft))
}

/** A box that was never ticked is not ticked. */
function hasValue(own: unknown, { parent_field_type, value }: StoredCondition): boolean {
  if (parent_field_type === 'checkbox') return String(own ?? false) === String(value ?? false)
  return Array.isArray(own) ? own.includes(String(value)) : String(own ?? '') === String(value ?? '')
}

function needs({ is_required, required_on_statuses: on }: Child, draft: TicketDraft): boolean {
  const { status, custom_status_id } = draft.ticket
  if (on?.type === 'ALL_STATUSES') return true
  if (on?.type === 'NO_STATUSES') return false
  if (on?.type !== 'SOME_STATUSES') return is_required && isDone(draft.ticket)
  // Closed tickets belong to the category of the solved ones (docs: Custom Ticket Statuses).
  const isNamed = on.statuses?.includes(status === 'closed' ? 'solved' : status) ?? false
  return isNamed || (on.custom_statuses?.includes(custom_status_id ?? 0) ?? false)
}
