import type { KnownLocale } from './locale.ts'

/**
 * The language that fits an `Accept-Language` best (`de-AT,de;q=0.8,*;q=0.1`): first the very one, then its language
 * alone (`de` for `de-AT`), then any of its kind (`pt-BR` for `pt`). Undefined where none fits.
 */
export function bestLocale(accepted: string, offered: readonly KnownLocale[]): KnownLocale | undefined {
  for (const range of rangesOf(accepted)) {
    if (range === '*') return offered[0]
    const [language = ''] = range.split('-')
    const found = byCode(offered, range) ?? byCode(offered, language) ?? ofLanguage(offered, language)
    if (found) return found
  }
  return undefined
}

/** The ranges in lower case, best first. */
function rangesOf(accepted: string): readonly string[] {
  const weighted = accepted.split(',').map((part) => {
    const [range = '', ...parameters] = part.split(';').map((word) => word.trim().toLowerCase())
    const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2)
    return { range, weight: quality === undefined ? 1 : Number(quality) || 0 }
  })
  return weighted
    .filter(({ range, weight }) => range !== '' && weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ range }) => range)
}

function byCode(offered: readonly KnownLocale[], wanted: string): KnownLocale | undefined {
  return offered.find(({ code }) => code.toLowerCase() === wanted)
}

function ofLanguage(offered: readonly KnownLocale[], language: string): KnownLocale | undefined {
  return offered.find(({ code }) => code.toLowerCase().startsWith(`${language}-`))
}
