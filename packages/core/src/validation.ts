import { capitalized } from './capitalized.ts'
import { invalid, type Problem } from './errors.ts'

/** Gathers what is wrong with a record, so that one answer names all of it. */
export class Validation {
  readonly #problems = new Map<string, Problem[]>()

  add(property: string, problem: Problem): void {
    const already = this.#problems.get(property)
    if (already) already.push(problem)
    else this.#problems.set(property, [problem])
  }

  /** A text that must say something. `label` is the property's human name, as `Name`. */
  present(property: string, value: unknown, label: string): void {
    if (typeof value === 'string' ? value.trim() === '' : value === null || value === undefined) {
      this.add(property, { description: `${label}: cannot be blank`, error: 'BlankValue' })
    }
  }

  /** A value that nobody else may have. The sentence names it (recorded). */
  unique(property: string, isTaken: boolean, label: string, value: unknown): void {
    if (isTaken) this.add(property, taken(`${label}: ${value}`))
  }

  /** A link to a record that only one may have: Zendesk names neither the link's property in full nor its value. */
  unshared(property: string, isTaken: boolean, label: string): void {
    if (isTaken) this.add(property, taken(label))
  }

  /** A text of at most so many characters. */
  notLonger(property: string, value: string, maximum: number): void {
    if (value.length <= maximum) return
    const description = `${labelOf(property)}: is too long (maximum is ${maximum} characters)`
    this.add(property, { description, error: 'TooLong' })
  }

  /** One of a closed set. */
  oneOf(property: string, value: unknown, allowed: readonly unknown[], label = labelOf(property)): void {
    if (!allowed.includes(value)) {
      this.add(property, { description: `${label}: is not included in the list`, error: 'InvalidValue' })
    }
  }

  /** Throws `invalid` with all problems, if there are any. */
  check(): void {
    if (this.#problems.size > 0) throw invalid(Object.fromEntries(this.#problems))
  }
}

/** Throws `invalid` for a second link to the same record. */
export function refuseTaken(property: string, label: string): never {
  throw invalid({ [property]: [taken(label)] })
}

/** What is wrong with something that is another's. */
const taken = (what: string): Problem => ({
  description: `${what} has already been taken`,
  error: 'DuplicateValue',
})

/** A single problem of the record as a whole, or of one property. */
export function refuse(description: string, property = 'base', error: Problem['error'] = 'InvalidRecord'): never {
  throw invalid({ [property]: [{ description, error }] })
}

/** The human name of a property: `Macro access` for `macro_access`. */
export function labelOf(property: string): string {
  const words = property.replaceAll('_', ' ')
  return capitalized(words)
}
