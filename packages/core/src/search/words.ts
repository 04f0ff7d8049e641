/** A text as its words, with a blank before and behind each: what stands between words does not matter. */
export function wordsOf(text: string): string {
  const words = text
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  return words === '' ? '' : ` ${words} `
}

/** Several texts, so that no phrase reaches from one into the next. */
export function joinedWords(texts: readonly (string | null | undefined)[]): string {
  return texts.flatMap((text) => (text ? wordsOf(text) : [])).join('\n')
}

/** Finds words by their whole, in this order and next to each other; with `isPrefix` the last by its beginning. */
export function wordFinder(value: string, isPrefix: boolean): (words: string) => boolean {
  const wanted = isPrefix ? wordsOf(value).trimEnd() : wordsOf(value)
  return (words) => words.includes(wanted)
}

/** The words of a text, one by one. */
export const splitWords = (text: string): readonly string[] => wordsOf(text).split(' ').slice(1, -1)

/** Words that are looked for, and how the last one begins where it is not whole. */
export type Looked = readonly [words: readonly string[], beginning?: string]

/** What an index is asked for a value; undefined for one without words. */
export function lookedFor(value: string, isPrefix: boolean): Looked | undefined {
  const words = splitWords(value)
  if (words.length === 0) return undefined
  return isPrefix ? [words.slice(0, -1), words.at(-1) ?? ''] : [words]
}
