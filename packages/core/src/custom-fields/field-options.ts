import type { CustomFieldOptionWrite } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import { entered } from '../dynamic-content.ts'
import { notFound } from '../errors.ts'
import { refuse, Validation } from '../validation.ts'
import { type FieldKind, hasOptions, type StoredCustomField, type StoredOption } from './custom-field.ts'
import { fieldsOf } from './find-field.ts'
import { renameChoices } from './reshape-values.ts'

/** Options that one field can have (docs: User Fields). */
const mostOptions = 2000

/** A field of any kind, as far as its options go. */
type OptionField = Pick<StoredCustomField, 'type' | 'custom_field_options'>

/** The options that a list of them describes: known by id, or else by value; the others are new. None is too few. */
export function readOptions(
  account: Account,
  given: readonly CustomFieldOptionWrite[],
  before: readonly StoredOption[] = [],
): readonly StoredOption[] {
  if (given.length === 0) refuse('Field options: must contain at least one option', 'field_options', 'EmptyValue')
  const options = given.map((option) => readOption(account, option, knownAs(option, before)))
  validate(options)
  return options
}

/** Sets all options of a field; values of those that are left out go away. */
export function setOptions(
  account: Account,
  kind: FieldKind,
  field: StoredCustomField,
  options: readonly StoredOption[],
): StoredCustomField {
  const after = new Map(options.map(({ id, value }) => [id, value]))
  const moved = field.custom_field_options.flatMap(({ id, value }): [string, string | undefined][] =>
    after.get(id) === value ? [] : [[value, after.get(id)]],
  )
  if (moved.length > 0) renameChoices(account, kind, field, new Map(moved))
  return fieldsOf(account, kind).update(field, { custom_field_options: options, updated_at: account.now })
}

/** Changes the option of the id, or adds one. */
export function saveOption(
  account: Account,
  kind: FieldKind,
  field: StoredCustomField,
  given: CustomFieldOptionWrite,
): { readonly field: StoredCustomField; readonly option: StoredOption; readonly isNew: boolean } {
  const { options, ...saved } = withOption(account, field, given)
  return { field: setOptions(account, kind, field, options), ...saved }
}

/** All options of a field with one of them changed, by its id, or added, at the place that is asked for. */
export function withOption(account: Account, field: OptionField, given: CustomFieldOptionWrite) {
  if (!hasOptions(field)) refuse('Custom field options: the field has none', 'custom_field_options', 'InvalidValue')
  const before = given.id ? findOption(field, given.id) : undefined
  const option = readOption(account, given, before)
  const others = field.custom_field_options.filter((other) => other !== before)
  const place = given.position ?? (before ? field.custom_field_options.indexOf(before) : others.length)
  const options = others.toSpliced(place, 0, option)
  validate(options)
  return { options, option, isNew: !before }
}

export function deleteOption(account: Account, kind: FieldKind, field: StoredCustomField, optionId: number): void {
  const { id } = findOption(field, optionId)
  setOptions(
    account,
    kind,
    field,
    field.custom_field_options.filter((option) => option.id !== id),
  )
}

/** Throws `notFound`. */
export function findOption(
  { custom_field_options }: Pick<OptionField, 'custom_field_options'>,
  id: number,
): StoredOption {
  const option = custom_field_options.find((one) => one.id === id)
  if (!option) throw notFound()
  return option
}

function knownAs({ id, value }: CustomFieldOptionWrite, before: readonly StoredOption[]): StoredOption | undefined {
  // Generated clients send the ids of new options as null or 0.
  return before.find((option) => option.id === id) ?? before.find((option) => option.value === tagOf(value ?? ''))
}

/** Values are tags, so that their blanks become underscores; names keep theirs. */
const tagOf = (text: string) => text.trim().replaceAll(/\s+/g, '_')

function readOption(account: Account, given: CustomFieldOptionWrite, before: StoredOption | undefined): StoredOption {
  return {
    id: before?.id ?? account.ids.next(),
    name: entered({ shown: given.name, raw: given.raw_name }, account.language, before?.name) ?? before?.name ?? '',
    value: tagOf(given.value ?? before?.value ?? ''),
    default: given.default ?? before?.default ?? false,
  }
}

function validate(options: readonly StoredOption[]): void {
  const validation = new Validation()
  const property = 'custom_field_options'
  for (const { name, value } of options) {
    validation.present(property, name, 'Name')
    validation.present(property, value, 'Value')
  }
  const twice = options.find(({ value }, place) => options.findIndex((other) => other.value === value) !== place)
  validation.unique(property, twice !== undefined, 'Value', twice?.value)
  if (options.length > mostOptions) {
    validation.add(property, { description: `Custom field options: at most ${mostOptions}`, error: 'TooLong' })
  }
  validation.check()
}
