import type { Operator } from './operators.ts'

/** What a condition compares: all as texts, nothing as the empty one. */
export interface Sides {
  /** What the ticket has. */
  readonly actual: string
  /** What it had before the change at hand; nothing for a new ticket. */
  readonly before: string
  /** What the condition names. */
  readonly wanted: readonly string[]
  /** The place of a value in the field's order; `NaN` where it has none. */
  readonly rank: (value: string) => number
}

/** Whether the sides stand to each other as the operator says. An operator that the field has not never holds. */
export function compare(operator: Operator, { actual, before, wanted, rank }: Sides): boolean {
  const names = (value: string) => (wanted.length === 0 ? value === '' : wanted.includes(value))
  const than = rank(wanted[0] ?? '')
  const has = actual !== before
  switch (operator) {
    case 'is':
    case 'includes':
      return names(actual)
    case 'is_not':
    case 'not_includes':
      return !names(actual)
    case 'less_than':
      return rank(actual) < than
    case 'greater_than':
      return rank(actual) > than
    case 'less_than_equal':
      return rank(actual) <= than
    case 'greater_than_equal':
      return rank(actual) >= than
    case 'present':
      return actual !== ''
    case 'not_present':
      return actual === ''
    case 'changed':
      return has
    case 'not_changed':
      return !has
    case 'value':
      return has && names(actual)
    case 'value_previous':
      return has && names(before)
    case 'not_value':
      return !(has && names(actual))
    case 'not_value_previous':
      return !(has && names(before))
    default:
      return false
  }
}

export const asNumber = (value: string): number => (value.trim() === '' ? Number.NaN : Number(value))

/** A property as conditions compare it. */
export function textOf(value: string | number | boolean | readonly string[] | null | undefined): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? value.join(' ') : String(value)
}
