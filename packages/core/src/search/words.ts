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
