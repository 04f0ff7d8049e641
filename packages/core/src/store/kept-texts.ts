import type { Language } from '../dynamic-content.ts'

/** Texts of one look that are kept at a time, twice over: the latest, and those before. */
const mostKept = 5000

/** The text of a record in which dynamic content stands: one a language, for as long as the content is the same. */
interface TextsByLanguage {
  readonly stamp: number
  readonly texts: Map<number, string>
}

type Kept = string | TextsByLanguage

/**
 * What records look like as JSON, for as long as they are asked for. An account of any size keeps a bounded number of
 * texts: once there are many, those that nobody has asked for since the last time go.
 */
export class KeptTexts<T extends object> {
  #latest = new WeakMap<T, Kept>()
  #before = new WeakMap<T, Kept>()
  #count = 0

  get(record: T, language: Language, write: (record: T) => string): string {
    const latest = this.#latest.get(record)
    if (typeof latest === 'string') return latest
    const kept = latest ?? this.#before.get(record)
    const known = textIn(kept, language)
    if (kept && known !== undefined) {
      if (kept !== latest) this.#keep(record, kept)
      return known
    }
    const [text, isSameInAll] = language.heedful(() => write(record))
    this.#keep(record, isSameInAll ? text : withText(kept, language, text))
    return text
  }

  #keep(record: T, kept: Kept): void {
    if (this.#count++ >= mostKept) {
      this.#before = this.#latest
      this.#latest = new WeakMap()
      this.#count = 1
    }
    this.#latest.set(record, kept)
  }
}

function textIn(kept: Kept | undefined, { localeId, stamp }: Language): string | undefined {
  if (typeof kept !== 'object') return kept
  return kept.stamp === stamp ? kept.texts.get(localeId) : undefined
}

function withText(kept: Kept | undefined, { localeId, stamp }: Language, text: string): TextsByLanguage {
  const others = typeof kept === 'object' && kept.stamp === stamp ? kept.texts : new Map<number, string>()
  return { stamp, texts: others.set(localeId, text) }
}
