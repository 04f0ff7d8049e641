import { tooManyValues } from './errors.ts'

/** Ids or items that one call takes. */
export const mostPerCall = 100

/** The words of `ids=1,2,3`. Throws `tooManyValues` beyond a hundred, with the parameter's name where Zendesk tells it. */
export function readIds(text: string | undefined | null, parameter?: string): readonly string[] {
  const words = (text ?? '').split(',').flatMap((word) => word.trim() || [])
  if (words.length > mostPerCall) throw tooManyValues(mostPerCall, parameter)
  return words
}

/** The same as numbers; words that are none are left out, as ids that nobody has. */
export function readNumericIds(text: string | undefined | null, parameter?: string): readonly number[] {
  return readIds(text, parameter).flatMap((word) => (/^\d+$/.test(word) ? [Number(word)] : []))
}

/** The id that a value of any type stands for; 0, which nobody has, where it stands for none. */
export function readId(value: unknown): number {
  const isOne = typeof value === 'number' || (typeof value === 'string' && /^\s*\d+\s*$/.test(value))
  return isOne && Number.isSafeInteger(Number(value)) ? Number(value) : 0
}

/** A body's items. Throws as `readIds` does. */
export function readItems<T>(items: readonly T[], parameter?: string): readonly T[] {
  if (items.length > mostPerCall) throw tooManyValues(mostPerCall, parameter)
  return items
}
