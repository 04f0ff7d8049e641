import type { Validation } from '../validation.ts'
import { isPattern } from './patterns.ts'

/** What a new field is validated by must be a pattern; a field of the type `regexp` has one. */
export function requirePattern(validation: Validation, type: string, pattern: string | null | undefined): void {
  if (type === 'regexp') validation.present('regexp_for_validation', pattern, 'Regexp for validation')
  checkPattern(validation, pattern)
}

export function checkPattern(validation: Validation, pattern: string | null | undefined): void {
  if (!pattern || isPattern(pattern)) return
  validation.add('regexp_for_validation', { description: 'Regexp for validation: is invalid', error: 'InvalidFormat' })
}
