/** Something that the specification does not allow, as Prism found it. */
export interface Breach {
  /** `["request", "query", "page"]`, `["response", "body", "sessions", "0"]`. */
  readonly location: readonly string[]
  readonly severity: 'Error' | 'Warning' | 'Information' | 'Hint'
  /** The rule that was broken, as JSON Schema calls it; a status for what is wrong with the request as a whole. */
  readonly code?: string | number
  readonly message: string
}

/** A header holds no more than a client's parser takes. */
const maximum = 8_000

/** The value of `sl-violations`, Prism's header: JSON, in ASCII as headers must be. */
export function violationsHeader(breaches: readonly Breach[]): string {
  const text = JSON.stringify(breaches).replaceAll(/[^ -~]/g, escaped)
  return text.length > maximum ? `Too many violations! ${text.slice(0, maximum)}` : text
}

function escaped(letter: string): string {
  return `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
}
