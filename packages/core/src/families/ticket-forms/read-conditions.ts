import type { FormChildFieldWrite, FormConditionWrite, FormChildField as StoredChild } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { refuse } from '../../validation.ts'
import { statusCategories } from '../custom-ticket-statuses/custom-status.ts'
import { listedStatuses } from '../custom-ticket-statuses/find-status.ts'
import type { StoredTicketField } from '../ticket-fields/ticket-field.ts'
import type { StoredCondition } from './ticket-form.ts'

type Property = 'agent_conditions' | 'end_user_conditions'

/** Types of fields that others can depend on: those with a set of values. No source lists them; chosen. */
const parentTypes: readonly string[] = ['tagger', 'multiselect', 'checkbox', 'lookup', 'tickettype', 'priority']

/** The conditions of a form with these fields. Throws `invalid` for fields that it does not have, and for circles. */
export function readConditions(
  account: Account,
  property: Property,
  given: readonly FormConditionWrite[],
  fieldIds: readonly number[],
): StoredCondition[] {
  const fieldOnForm = (id: number): StoredTicketField => {
    const field = fieldIds.includes(id) ? account.ticketFields.get(id) : undefined
    return field ?? invalidCondition(property, 'names a field that is not on the form')
  }
  const conditions = given.map(({ parent_field_id, value = null, child_fields }): StoredCondition => {
    const parent = fieldOnForm(parent_field_id)
    if (!isChoiceOf(parent, value)) invalidCondition(property, 'has a value that its field cannot have')
    return {
      parent_field_id,
      parent_field_type: parent.type,
      value,
      child_fields: child_fields.map((child) => readChild(account, property, child, fieldOnForm(child.id))),
    }
  })
  refuseCircles(property, conditions)
  return conditions
}

/** Conditions without those that name a field which is gone. */
export function withoutField(conditions: readonly StoredCondition[], id: number): StoredCondition[] {
  return conditions.flatMap((condition) => {
    const child_fields = condition.child_fields.filter((child) => child.id !== id)
    return condition.parent_field_id === id || child_fields.length === 0 ? [] : [{ ...condition, child_fields }]
  })
}

function isChoiceOf({ type, custom_field_options }: StoredTicketField, value: StoredCondition['value']): boolean {
  if (!parentTypes.includes(type)) return false
  if (type === 'checkbox') return ['true', 'false'].includes(String(value))
  return custom_field_options.length === 0 || custom_field_options.some((option) => option.value === value)
}

/** Only agents are asked by status; what is sent of it for end users goes without a word (reported). */
function readChild(
  account: Account,
  property: Property,
  { id, is_required = false, required_on_statuses: on }: FormChildFieldWrite,
  _field: StoredTicketField,
): StoredChild {
  if (property === 'end_user_conditions' || !on) return { id, is_required }
  const { type, statuses, custom_statuses } = on
  if (type !== 'ALL_STATUSES' && type !== 'SOME_STATUSES' && type !== 'NO_STATUSES') {
    return invalidCondition(property, 'requires a field on no known statuses')
  }
  if (statuses?.some((status) => !statusCategories.some((category) => category === status))) {
    invalidCondition(property, 'names a status that there is not')
  }
  if (custom_statuses?.some((status) => !listedStatuses(account).has(status))) {
    invalidCondition(property, 'names a custom status that there is not')
  }
  if (type === 'SOME_STATUSES' && !statuses && !custom_statuses) invalidCondition(property, 'names no statuses')
  return {
    id,
    is_required,
    required_on_statuses: { type, ...(statuses && { statuses }), ...(custom_statuses && { custom_statuses }) },
  }
}

/** A field that shows itself, if only by way of others, would never be seen. */
function refuseCircles(property: Property, conditions: readonly StoredCondition[]): void {
  const leadsTo = (from: number, to: number, seen: readonly number[] = []): boolean =>
    conditions
      .filter(({ parent_field_id }) => parent_field_id === from)
      .flatMap(({ child_fields }) => child_fields.map(({ id }) => id))
      .some((id) => id === to || (!seen.includes(id) && leadsTo(id, to, [...seen, id])))
  if (conditions.some(({ parent_field_id: id }) => leadsTo(id, id))) {
    invalidCondition(property, 'lets a field depend on itself')
  }
}

function invalidCondition(property: Property, reason: string): never {
  const label = property === 'agent_conditions' ? 'Agent conditions' : 'End user conditions'
  return refuse(`${label}: one ${reason}`, property, 'InvalidValue')
}
