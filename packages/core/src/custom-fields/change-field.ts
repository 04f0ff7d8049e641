import type { CustomFieldCreate, CustomFieldUpdate } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import { entered } from '../dynamic-content.ts'
import { refuse, Validation } from '../validation.ts'
import { checkPattern, requirePattern } from './check-pattern.ts'
import { type FieldKind, hasOptions, type StoredCustomField } from './custom-field.ts'
import { readOptions, setOptions } from './field-options.ts'
import { fieldsOf } from './find-field.ts'
import { closeGap, makeRoom } from './positions.ts'
import { addKey, removeKey } from './reshape-values.ts'

const types = [
  'text',
  'textarea',
  'checkbox',
  'date',
  'integer',
  'decimal',
  'regexp',
  'dropdown',
  'tagger',
  'multiselect',
  'lookup',
] as const

/** Throws `invalid` where key, title, type or pattern do not hold. */
export function createField(account: Account, kind: FieldKind, given: CustomFieldCreate): StoredCustomField {
  validate(account, kind, given)
  const title = entered({ shown: given.title, raw: given.raw_title }, account.language) ?? ''
  const description = entered({ shown: given.description, raw: given.raw_description }, account.language) ?? ''
  const type = given.type ?? 'text'
  const field = fieldsOf(account, kind).insert({
    id: account.ids.next(),
    type,
    key: given.key,
    title,
    description,
    raw_title: title,
    raw_description: description,
    position: makeRoom(account, kind, given.position),
    active: given.active ?? true,
    system: false,
    regexp_for_validation: given.regexp_for_validation ?? null,
    tag: given.tag ?? null,
    relationship_target_type: given.relationship_target_type ?? null,
    relationship_filter: given.relationship_filter ?? null,
    custom_field_options: hasOptions({ type }) ? readOptions(account, given.custom_field_options ?? []) : [],
    created_at: account.now,
    updated_at: account.now,
    isDeleted: false,
    parked: {},
  })
  if (field.active) addKey(account, kind, field)
  return field
}

/** Changes what is named. Key, type and target are fixed; of the service's own fields all but place and state are. */
export function updateField(
  account: Account,
  kind: FieldKind,
  field: StoredCustomField,
  given: CustomFieldUpdate,
): StoredCustomField {
  const { position = field.position, active = field.active } = given
  const own = field.system ? {} : ownChanges(account, field, given)
  if (position !== field.position) makeRoom(account, kind, position, field)
  const changed = fieldsOf(account, kind).update(field, { ...own, position, active, updated_at: account.now })
  if (!field.system && given.custom_field_options && hasOptions(field)) {
    const options = readOptions(account, given.custom_field_options, field.custom_field_options)
    return switched(account, kind, field, setOptions(account, kind, changed, options))
  }
  return switched(account, kind, field, changed)
}

/** The key is free again and the values are gone; the field can still be shown, inactive (recorded). */
export function deleteField(account: Account, kind: FieldKind, field: StoredCustomField): void {
  if (field.system) refuse('A field of the system cannot be deleted')
  if (field.active) removeKey(account, kind, field)
  fieldsOf(account, kind).update(field, {
    active: false,
    isDeleted: true,
    parked: {},
    updated_at: account.now,
  })
  closeGap(account, kind, field)
}

function ownChanges(
  { language }: Account,
  field: StoredCustomField,
  given: CustomFieldUpdate,
): Partial<StoredCustomField> {
  const title = entered({ shown: given.title, raw: given.raw_title }, language, field.title) ?? field.title
  const description = entered({ shown: given.description, raw: given.raw_description }, language, field.description)
  const { regexp_for_validation = field.regexp_for_validation, tag = field.tag } = given
  const { relationship_filter = field.relationship_filter } = given
  const validation = new Validation()
  validation.present('title', title, 'Title')
  checkPattern(validation, regexp_for_validation)
  validation.check()
  return {
    title,
    raw_title: title,
    ...(description !== undefined && { description, raw_description: description }),
    regexp_for_validation,
    tag,
    relationship_filter,
  }
}

/** Records show the keys of active fields only; a field that comes back brings its values. */
function switched(account: Account, kind: FieldKind, before: StoredCustomField, after: StoredCustomField) {
  if (before.active === after.active) return after
  if (!after.active) return fieldsOf(account, kind).update(after, { parked: removeKey(account, kind, after) })
  addKey(account, kind, after)
  return fieldsOf(account, kind).update(after, { parked: {} })
}

function validate(account: Account, kind: FieldKind, given: CustomFieldCreate): void {
  const { key, title = given.raw_title, type = 'text', relationship_target_type } = given
  const validation = new Validation()
  validation.present('key', key, 'Key')
  if (key && !/^(?!\d+$)\w+$/.test(key))
    validation.add('key', { description: 'Key: is invalid', error: 'InvalidFormat' })
  const isTaken = fieldsOf(account, kind).by('key', key?.toLowerCase() ?? null).size > 0
  validation.unique('key', isTaken, 'Key', key)
  validation.present('title', title, 'Title')
  validation.oneOf('type', type, types, 'Type')
  requirePattern(validation, type, given.regexp_for_validation)
  if (type === 'lookup') {
    validation.present('relationship_target_type', relationship_target_type, 'Relationship target type')
  }
  validation.check()
}
