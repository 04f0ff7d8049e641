import type { PrismInstance } from './load.ts'

/** Something that the specification does not allow, as Prism found it. */
export interface Breach {
  /** `["request", "query", "page"]`, `["response", "body", "sessions", "0"]`. */
  readonly location: readonly string[]
  readonly severity: (typeof severities)[keyof typeof severities]
  readonly code?: string | number
  readonly message: string
}

type Outcome = Extract<Awaited<ReturnType<ReturnType<PrismInstance['request']>>>, { _tag: 'Right' }>['right']
export type Diagnostic = Outcome['validations']['input'][number]

const severities = { 0: 'Error', 1: 'Warning', 2: 'Information', 3: 'Hint' } as const satisfies Record<
  Diagnostic['severity'],
  string
>

export function breachesOf(side: 'request' | 'response', diagnostics: readonly Diagnostic[]): readonly Breach[] {
  return diagnostics.map(({ path = [], severity, code, message }) => ({
    location: [side, ...path],
    severity: severities[severity],
    ...(code === undefined ? {} : { code }),
    message,
  }))
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
