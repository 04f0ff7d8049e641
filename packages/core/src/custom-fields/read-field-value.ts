import type { Account } from '../account/account.ts'
import { emptyValue, type FieldValue, type StoredCustomField } from './custom-field.ts'
import { lookUp } from './look-up.ts'

/** A field of any kind, as far as its values go. */
export type ValueField = Pick<
  StoredCustomField,
  'type' | 'custom_field_options' | 'regexp_for_validation' | 'relationship_target_type'
>

type Reader = (value: unknown, field: ValueField, account: Account) => FieldValue | undefined

/** The value in the form in which its field keeps it; undefined where the field does not take it. */
export function readFieldValue(account: Account, field: ValueField, value: unknown): FieldValue | undefined {
  if (value === null || value === undefined) return emptyValue(field)
  if (value === '' && field.type !== 'text' && field.type !== 'textarea') return emptyValue(field)
  return readers[field.type]?.(value, field, account)
}

const text: Reader = (value) => (typeof value === 'object' ? undefined : String(value))

const choice: Reader = (value, { custom_field_options }) =>
  custom_field_options.some((option) => option.value === value) ? String(value) : undefined

const readers: Readonly<Record<string, Reader>> = {
  text,
  textarea: text,
  checkbox: (value) => truths.get(String(value).toLowerCase()),
  date: (value) => dateOf(String(value)),
  integer: (value) => (/^\s*[+-]?\d+\s*$/.test(String(value)) ? Number(value) : undefined),
  decimal: (value) => (/^\s*[+-]?(\d+\.?\d*|\.\d+)\s*$/.test(String(value)) ? Number(value) : undefined),
  regexp: (value, { regexp_for_validation }) => matching(String(value), regexp_for_validation),
  dropdown: choice,
  tagger: choice,
  multiselect: (value, field, account) => {
    const values = (Array.isArray(value) ? value : [value]).map((one) => choice(one, field, account))
    const known = values.flatMap((one) => (typeof one === 'string' ? [one] : []))
    return known.length === values.length ? [...new Set(known)] : undefined
  },
  lookup: (value, { relationship_target_type }, account) => lookUp(account, relationship_target_type, String(value)),
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

function matching(value: string, pattern: string | null): string | undefined {
  const expression = pattern === null ? undefined : compiled(pattern)
  return !expression || expression.test(value) ? value : undefined
}

/** The pattern as JavaScript understands it; undefined where it does not. Ruby's `\A` and `\z` are read. */
export function compiled(pattern: string): RegExp | undefined {
  try {
    return new RegExp(pattern.replaceAll('\\A', '^').replaceAll(/\\[zZ]/g, '$'))
  } catch {
    return undefined
  }
}
