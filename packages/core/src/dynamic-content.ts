/**
 * A text as it was entered, with its dynamic content (`{{dc.greeting}}`) in the language. The one place that fills it
 * in; until there are items to fill in, texts stay as they are.
 */
export function filledIn<T extends string | null>(entered: T, _locale?: string): T {
  return entered
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
export function entered<T extends string | null>({ shown, raw }: Given<T>, before?: T): T | undefined {
  if (raw === undefined) return shown
  const isNews = raw !== before || shown === undefined || shown === filledIn(raw)
  return isNews ? raw : shown
}
