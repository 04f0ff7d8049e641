import { tooManyValues } from './errors.ts'

/** Ids or items that one call takes. */
export const mostPerCall = 100

/** The words of `ids=1,2,3`. Throws `tooManyValues` beyond a hundred. */
export function readIds(text: string | undefined | null): readonly string[] {
  const words = (text ?? '').split(',').flatMap((word) => word.trim() || [])
  if (words.length > mostPerCall) throw tooManyValues(mostPerCall)
  return words
}

/** The same as numbers; words that are none are left out, as ids that nobody has. */
export function readNumericIds(text: string | undefined | null): readonly number[] {
  return readIds(text).flatMap((word) => (/^\d+$/.test(word) ? [Number(word)] : []))
}
