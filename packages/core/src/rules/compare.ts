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
  /** Whether the condition names a value, where that is more than being one of those wanted. */
  readonly isNamed?: (value: string) => boolean
}

/** Whether a value is one of these; nothing is the empty one. */
export const isOneOf =
  (wanted: readonly string[]) =>
  (value: string): boolean =>
    wanted.length === 0 ? value === '' : wanted.includes(value)

/** Whether the sides stand to each other as the operator says. An operator that the field has not never holds. */
export function compare(operator: Operator, sides: Sides): boolean {
  const { actual, before, wanted, rank, isNamed = isOneOf(wanted) } = sides
  const than = rank(wanted[0] ?? '')
  const has = actual !== before
  switch (operator) {
    case 'is':
    case 'includes':
      return isNamed(actual)
    case 'is_not':
    case 'not_includes':
      return !isNamed(actual)
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
      return has && isNamed(actual)
    case 'value_previous':
      return has && isNamed(before)
    case 'not_value':
      return !(has && isNamed(actual))
    case 'not_value_previous':
      return !(has && isNamed(before))
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
