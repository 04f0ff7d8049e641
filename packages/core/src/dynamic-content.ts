/** Fills dynamic content (`{{dc.greeting}}`) into a text as it was entered. */
export type FillIn = <T extends string | null>(entered: T) => T

/** Says the text of an item in a language, by the item's key; undefined where there is none. */
type TextOf = (key: string) => string | undefined

const placeholder = /\{\{\s*dc\.([\p{L}\p{N}_]+)\s*\}\}/gu

/** Items that are put into one text, those that items name in turn included. No source tells a limit; ours guards memory. */
const mostItems = 500

/**
 * What somebody reads texts in. Texts are kept as they were entered; whoever shows one has the language fill it in.
 * Most hold no dynamic content and are the same in all languages, so it tells as well whether one did.
 */
export class Language {
  readonly localeId: number
  readonly #textOf: TextOf
  readonly #stamp: () => number
  #met = 0
  #left = 0

  constructor(localeId: number, textOf: TextOf = () => undefined, stamp: () => number = () => 0) {
    this.localeId = localeId
    this.#textOf = textOf
    this.#stamp = stamp
  }

  /** Another number once a text may read otherwise. */
  get stamp(): number {
    return this.#stamp()
  }

  /** Bound, so that it can be taken out: `const { filledIn } = language`. */
  readonly filledIn: FillIn = (entered) => {
    if (entered === null || !entered.includes('{{')) return entered
    this.#left = mostItems
    // What stands for a text is a text: whoever may enter null gets null back above.
    return this.#filledIn(entered, []) as typeof entered
  }

  /** Does the work, and tells whether what it gives is the same in all languages. */
  heedful<T>(work: () => T): readonly [value: T, isSameInAll: boolean] {
    const met = this.#met
    const value = work()
    return [value, this.#met === met]
  }

  /** What is not known stays as it is, and so does an item within itself. */
  #filledIn(text: string, within: readonly string[]): string {
    return text.replaceAll(placeholder, (found, key: string) => {
      this.#met++
      const own = within.includes(key) || this.#left-- <= 0 ? undefined : this.#textOf(key)
      if (own === undefined) return found
      return own.includes('{{') ? this.#filledIn(own, [...within, key]) : own
    })
  }
}

/** A text in both of its forms, as a caller may send it. */
interface Given<T> {
  readonly shown: T | undefined
  readonly raw: T | undefined
}

/**
 * The text that a caller enters; undefined for none. Where both forms are given, as by whoever sends back a record that
 * was read, the one that differs from what is there counts, and the raw one first. No source tells; chosen so that a
 * placeholder outlives a record that goes back as it came.
 */
export function entered<T extends string | null>(
  { shown, raw }: Given<T>,
  { filledIn }: Language,
  before?: T,
): T | undefined {
  if (raw === undefined) return shown
  const isNews = raw !== before || shown === undefined || shown === filledIn(raw)
  return isNews ? raw : shown
}
