import type { RE2JS } from 're2js'

/** Patterns that are kept ready at a time. */
const mostReady = 64
/** Instructions of a pattern times characters of a value: beyond that a match would hold up everybody else. */
const mostSteps = 4_000_000
/** Characters and instructions of a pattern: a short one such as `(a{999}){9}` can stand for a program of any size. */
const longestPattern = 512
const largestProgram = 4000

/**
 * The patterns that callers give to fields, matched in a time that grows with the value and never beyond. The matcher is
 * loaded when an account first has a pattern. What it cannot read, as patterns that look ahead, holds nobody up.
 */
export class Patterns {
  #matcher: typeof RE2JS | undefined
  readonly #ready = new Map<string, RE2JS | undefined>()

  get isLoaded(): boolean {
    return this.#matcher !== undefined
  }

  async load(): Promise<void> {
    this.#matcher ??= (await import('re2js')).RE2JS
  }

  /** Whether the value may stand in a field of the pattern. Until the matcher is there, which worlds are made before, it may. */
  allows(pattern: string, value: string): boolean {
    const expression = this.#readyFor(pattern)
    if (!expression || expression.programSize() * value.length > mostSteps) return true
    return expression.matcher(value).find()
  }

  #readyFor(pattern: string): RE2JS | undefined {
    if (!this.#matcher) return undefined
    if (!this.#ready.has(pattern)) {
      if (this.#ready.size >= mostReady) this.#ready.clear()
      this.#ready.set(pattern, compiled(this.#matcher, pattern))
    }
    return this.#ready.get(pattern)
  }
}

/** Undefined where the matcher cannot read it, or would have to keep too much of it. */
function compiled(matcher: typeof RE2JS, pattern: string): RE2JS | undefined {
  if (pattern.length > longestPattern) return undefined
  try {
    const expression = matcher.compile(pattern.replaceAll('\\Z', '\\z'))
    return expression.programSize() <= largestProgram ? expression : undefined
  } catch {
    return undefined
  }
}

/** Whether it is a pattern at all. It is parsed by JavaScript, which takes a moment, and never matched by it. */
export function isPattern(text: string): boolean {
  try {
    return Boolean(new RegExp(text.replaceAll('\\A', '^').replaceAll(/\\[zZ]/g, '$')))
  } catch {
    return false
  }
}
