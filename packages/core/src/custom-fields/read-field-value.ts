import type { Account } from '../account/account.ts'
import { emptyValue, type FieldValue, type StoredCustomField } from './custom-field.ts'
import { lookUp } from './look-up.ts'

/** A field of any kind, as far as its values go. */
export type ValueField = Pick<
  StoredCustomField,
  'type' | 'custom_field_options' | 'regexp_for_validation' | 'relationship_target_type'
>

type Reader = (value: string, field: ValueField, account: Account) => FieldValue | undefined

/** The value in the form in which its field keeps it; undefined where the field does not take it. */
export function readFieldValue(account: Account, field: ValueField, value: unknown): FieldValue | undefined {
  if (value === null || value === undefined) return emptyValue(field)
  if (value === '' && field.type !== 'text' && field.type !== 'textarea') return emptyValue(field)
  if (field.type === 'multiselect') return readChoices(Array.isArray(value) ? value : [value], field)
  return typeof value === 'object' ? undefined : readers[field.type]?.(String(value), field, account)
}

const choice = (value: unknown, { custom_field_options }: ValueField) =>
  custom_field_options.find((option) => option.value === value)?.value

function readChoices(given: readonly unknown[], field: ValueField): readonly string[] | undefined {
  const values = given.flatMap((one) => choice(one, field) ?? [])
  return values.length === given.length ? [...new Set(values)] : undefined
}

const text: Reader = (value) => value

const readers: Readonly<Record<string, Reader>> = {
  text,
  textarea: text,
  checkbox: (value) => truths.get(value.toLowerCase()),
  date: (value) => dateOf(value),
  integer: (value) => numberIn(value, /^\s*[+-]?\d+\s*$/),
  decimal: (value) => numberIn(value, /^\s*[+-]?(\d+(\.\d*)?|\.\d+)\s*$/),
  regexp: (value, { regexp_for_validation: pattern }, { patterns }) =>
    pattern === null || patterns.allows(pattern, value) ? value : undefined,
  dropdown: choice,
  tagger: choice,
  lookup: (value, { relationship_target_type }, account) => lookUp(account, relationship_target_type, value),
}

/** Beyond 2^53 numbers come back as others than they were sent. */
function numberIn(value: string, pattern: RegExp): number | undefined {
  const number = pattern.test(value) ? Number(value) : Number.NaN
  return Math.abs(number) <= Number.MAX_SAFE_INTEGER ? number : undefined
}

const truths = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
])

/** Days come in as `2026-03-14` and go out as a moment (recorded). */
function dateOf(value: string): string | undefined {
  const [day] = value.match(/^\d{4}-\d{2}-\d{2}(?=$|[T ])/) ?? []
  if (day === undefined) return undefined
  const date = new Date(`${day}T00:00:00Z`)
  const isReal = !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day)
  return isReal ? `${day}T00:00:00+00:00` : undefined
}
