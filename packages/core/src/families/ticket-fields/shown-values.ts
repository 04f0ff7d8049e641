import type { FieldValue } from '../../custom-fields/custom-field.ts'
import { hasOptions } from '../../custom-fields/custom-field.ts'
import type { StoredTicketField } from './ticket-field.ts'

/** A field, as far as showing values takes it. */
export interface ShownField {
  readonly id: number
  /** What can be chosen; undefined where anything can be said. */
  readonly choices: ReadonlySet<string> | undefined
}

export function shownFields(fields: Iterable<StoredTicketField>): readonly ShownField[] {
  return Array.from(fields, (field) => ({
    id: field.id,
    choices: hasOptions(field) ? new Set(field.custom_field_options.map(({ value }) => value)) : undefined,
  }))
}

/**
 * The values of a ticket in these fields. Choices are known by their tags: one that is no option any more is not shown,
 * and shows again when it becomes one (guides: Best practices for altering custom ticket fields).
 */
export function shownValues(fields: readonly ShownField[], values: Readonly<Record<string, FieldValue>>) {
  return fields.map((field) => ({ id: field.id, value: shownValue(field, values[field.id] ?? null) }))
}

function shownValue({ choices }: ShownField, value: FieldValue): FieldValue {
  if (!choices || value === null) return value
  if (Array.isArray(value)) return value.filter((choice) => choices.has(choice))
  return typeof value === 'string' && choices.has(value) ? value : null
}
