import type { CustomField, CustomFieldOption, Organization } from '@fakedesk/spec'
import type { FillIn } from '../dynamic-content.ts'
import type { View } from '../store/item.ts'

/** Whose values a field describes. Fields of users and of organizations work alike. */
export type FieldKind = 'user' | 'organization'

export type FieldValues = NonNullable<Organization['organization_fields']>
export type FieldValue = FieldValues[string]

/** The value under the key. Keys are the account's own and may be names that every object has, as `constructor`. */
export function valueIn(values: FieldValues | null | undefined, key: string): FieldValue | undefined {
  return values && Object.hasOwn(values, key) ? values[key] : undefined
}

/** A choice as it is kept with its field. */
export interface StoredOption {
  readonly id: number
  readonly name: string
  readonly value: string
  /**
   * Whether forms offer it as chosen; only tickets' fields tell. Tickets that the API makes begin with no value in any
   * field (recorded).
   */
  readonly default: boolean
}

/** Values by the ids of their records. */
export type ParkedValues = Readonly<Record<string, FieldValue>>

export interface StoredCustomField
  extends Required<Omit<CustomField, 'url' | 'custom_field_options' | 'key' | 'regexp_for_validation'>> {
  readonly key: string
  readonly regexp_for_validation: string | null
  readonly custom_field_options: readonly StoredOption[]
  /** A deleted field can still be shown (recorded), but nothing else. */
  readonly isDeleted: boolean
  /** The values that records had when the field was switched off, by their id: they come back with it. */
  readonly parked: ParkedValues
}

export const hasOptions = ({ type }: Pick<CustomField, 'type'>): boolean =>
  type === 'dropdown' || type === 'tagger' || type === 'multiselect'

/** The indexes and orders that the fields of both kinds are kept with. */
export const fieldIndexes = {
  key: ({ key, isDeleted }: StoredCustomField) => (isDeleted ? undefined : key.toLowerCase()),
  active: ({ active }: StoredCustomField) => active,
  type: ({ type }: StoredCustomField) => type,
  isDeleted: ({ isDeleted }: StoredCustomField) => isDeleted,
}
export const fieldOrders = { position: ({ position }: StoredCustomField) => [position] }

/** Only the types that have them show a tag, options or a relationship (recorded). */
export function presentField(field: StoredCustomField, { origin, language }: View, address: string): CustomField {
  const { id, type, key, title, description, raw_title, raw_description, position, active, system } = field
  return {
    url: `${origin}/api/v2/${address}/${id}.json`,
    id,
    type,
    key,
    title: language.filledIn(title),
    description: language.filledIn(description),
    raw_title,
    raw_description,
    position,
    active,
    system,
    regexp_for_validation: field.regexp_for_validation,
    ...(type === 'lookup' && {
      relationship_target_type: field.relationship_target_type,
      relationship_filter: field.relationship_filter,
    }),
    created_at: field.created_at,
    updated_at: field.updated_at,
    ...(hasOptions(field) && {
      custom_field_options: field.custom_field_options.map((option) => presentOption(option, language.filledIn)),
    }),
    ...(type === 'checkbox' && { tag: field.tag }),
  }
}

export function presentOption({ id, name, value }: StoredOption, filledIn: FillIn): CustomFieldOption {
  return { id, name: filledIn(name), raw_name: name, value }
}

/** What a record has in a field that was never set (recorded). */
export const emptyValue = ({ type }: Pick<CustomField, 'type'>): FieldValue => (type === 'checkbox' ? false : null)
