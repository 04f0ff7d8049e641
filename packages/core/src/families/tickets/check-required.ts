import { isTeamMember } from '../../account/actor.ts'
import type { StoredTicketField } from '../ticket-fields/ticket-field.ts'
import type { StoredTicketForm } from '../ticket-forms/ticket-form.ts'
import { type Child, isFilled, isOnForm, shownBy } from './conditional-fields.ts'
import { typeNames } from './field-type-names.ts'
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
  if (draft.isImport || !isMoving || !isTeamMember(actor)) return
  const form = account.ticketForms.get(ticket.ticket_form_id)
  for (const field of account.ticketFields.by('active', true).ordered('position')) {
    const typeName = typeNames.get(field.type)
    if (!typeName || !isOnForm(field, form) || !isRequired(field, form, draft) || isFilled(valueIn(ticket, field))) {
      continue
    }
    validation.add('base', {
      description: `${account.language.filledIn(field.title)}: is required${isDone(ticket) ? ' when solving a ticket' : ''}`,
      error: null,
      ticket_field_id: field.id,
      ticket_field_type: typeName,
    })
  }
}

/** By itself, or by a condition of the form that the ticket meets; a conditional field counts only where it is shown. */
function isRequired(field: StoredTicketField, form: StoredTicketForm | undefined, draft: TicketDraft): boolean {
  const shown = shownBy(field, form?.agent_conditions ?? [], draft)
  return shown ? shown.some((child) => needs(child, draft)) : field.required && isDone(draft.ticket)
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
