import type { StoredTicketField } from '../ticket-fields/ticket-field.ts'
import type { StoredTicketForm } from '../ticket-forms/ticket-form.ts'
import { isFilled, isOnForm, shownBy } from '../tickets/conditional-fields.ts'
import { typeNames } from '../tickets/field-type-names.ts'
import { valueIn } from '../tickets/field-values.ts'
import type { TicketDraft } from '../tickets/ticket-draft.ts'

/**
 * Refuses a new request in which the customer left out what the portal requires: one problem a field, in the form that
 * a person reported who wrote to `requests` as an end user; the same call as an agent was taken (community post "Error
 * (422 Response) when posting a request"). Mail asks for nothing, so this is not a rule of tickets.
 */
export function checkPortal(draft: TicketDraft): void {
  const { account, ticket, validation } = draft
  const form = account.ticketForms.get(ticket.ticket_form_id)
  for (const field of account.ticketFields.by('isVisible', true).ordered('position')) {
    if (!canFillIn(field) || !isOnForm(field, form) || !isRequired(field, form, draft)) continue
    if (isFilled(valueIn(ticket, field))) continue
    validation.add('base', {
      description: `${field.title_in_portal}: cannot be blank`,
      error: 'BlankValue',
      ...nameOf(field),
    })
  }
}

/** What cannot be edited is not asked for. That there is a comment is seen to where it is read. */
const canFillIn = ({ editable_in_portal, type }: StoredTicketField) => editable_in_portal && type !== 'description'

/** A field that the form's conditions show is required as they say (docs: Ticket Forms > `end_user_conditions`). */
function isRequired(field: StoredTicketField, form: StoredTicketForm | undefined, draft: TicketDraft): boolean {
  const shown = shownBy(field, form?.end_user_conditions ?? [], draft)
  return shown ? shown.some(({ is_required }) => is_required === true) : field.required_in_portal
}

/** Fields of the system are named by their key (reported); others, as elsewhere, by id and type. */
function nameOf({ removable, type, id }: StoredTicketField) {
  if (!removable) return { field_key: keys.get(type) ?? type }
  return { ticket_field_id: id, ticket_field_type: typeNames.get(type) ?? 'TicketField' }
}

/** Where the key is not the type. */
const keys: ReadonlyMap<string, string> = new Map([['tickettype', 'type']])
