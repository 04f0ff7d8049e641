const noItems: readonly never[] = Object.freeze([])
const noProperties: object = Object.freeze({})

/** Values that are kept to be shared at a time, and how long one is as JSON; texts of people are longer, and rarely alike. */
const mostShared = 2000
const longestShared = 140

/**
 * Has records hold one and the same value where theirs are alike: an empty list and an empty object in any property, and
 * whatever the properties hold that are said to be `alike`. These are most of what is kept.
 */
export class Sharing<T extends object> {
  readonly #alike: readonly string[]
  readonly #known = new Map<string, object>()

  constructor(alike: readonly string[] = []) {
    this.#alike = alike
  }

  /** The record itself, which nobody else holds yet. */
  in(record: T): T {
    const values: Record<string, unknown> = record as Record<string, unknown>
    for (const name in values) {
      const value = values[name]
      if (typeof value !== 'object' || value === null) continue
      if (Array.isArray(value)) {
        if (value.length === 0) values[name] = noItems
      } else if (isEmpty(value)) values[name] = noProperties
    }
    for (const name of this.#alike) values[name] = this.#shared(values[name])
    return record
  }

  /** Of a list of objects, each item is shared by itself. */
  #shared(value: unknown): unknown {
    if (typeof value !== 'object' || value === null) return value
    if (Array.isArray(value) && typeof value[0] === 'object') return value.map((item) => this.#shared(item))
    const text = JSON.stringify(value)
    if (text.length > longestShared) return value
    const known = this.#known.get(text)
    if (known) return known
    if (this.#known.size >= mostShared) this.#known.clear()
    this.#known.set(text, value)
    return value
  }
}

/** Bytes are not asked for their names: there are as many as bytes, all of which would be listed. */
function isEmpty(value: object): boolean {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false
  for (const _ in value) return false
  return true
}
