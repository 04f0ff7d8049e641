import type { StoredTicketField } from '../ticket-fields/ticket-field.ts'
import type { StoredCondition, StoredTicketForm } from '../ticket-forms/ticket-form.ts'
import { valueIn } from './field-values.ts'
import type { TicketDraft } from './ticket-draft.ts'

/** What a form says of a field where its conditions show it. */
export type Child = StoredCondition['child_fields'][number]

/** Only fields on the ticket's form count. */
export function isOnForm({ id }: StoredTicketField, form: StoredTicketForm | undefined): boolean {
  return form === undefined || form.ticket_field_ids.includes(id)
}

/** What the conditions that the ticket meets say of the field; undefined for a field that is always shown. */
export function shownBy(
  field: StoredTicketField,
  conditions: readonly StoredCondition[],
  draft: TicketDraft,
): readonly Child[] | undefined {
  const own = conditionsOn(field.id, conditions)
  if (own.length === 0) return undefined
  return own
    .filter((condition) => isMet(condition, conditions, draft))
    .flatMap(({ child_fields }) => child_fields.filter(({ id }) => id === field.id))
}

export function isFilled(value: unknown): boolean {
  const isNothing = value === undefined || value === null || value === '' || value === false
  return !isNothing && !(Array.isArray(value) && value.length === 0)
}

function conditionsOn(fieldId: number, conditions: readonly StoredCondition[]): readonly StoredCondition[] {
  return conditions.filter(({ child_fields }) => child_fields.some(({ id }) => id === fieldId))
}

/** The other field has the value, and is itself shown: it may depend on a third. Forms hold no circles. */
function isMet(condition: StoredCondition, all: readonly StoredCondition[], draft: TicketDraft): boolean {
  const parent = draft.account.ticketFields.get(condition.parent_field_id)
  if (!parent?.active || !hasValue(valueIn(draft.ticket, parent), condition)) return false
  const outer = conditionsOn(parent.id, all)
  return outer.length === 0 || outer.some((one) => isMet(one, all, draft))
}

/** A box that was never ticked is not ticked. */
function hasValue(own: unknown, { parent_field_type, value }: StoredCondition): boolean {
  if (parent_field_type === 'checkbox') return String(own ?? false) === String(value ?? false)
  return Array.isArray(own) ? own.includes(String(value)) : String(own ?? '') === String(value ?? '')
}
