/** Texts of one look that are kept at a time, twice over: the latest, and those before. */
const mostKept = 5000

/**
 * What records look like as JSON, for as long as they are asked for. An account of any size keeps a bounded number of
 * texts: once there are many, those that nobody has asked for since the last time go.
 */
export class KeptTexts<T extends object> {
  #latest = new WeakMap<T, string>()
  #before = new WeakMap<T, string>()
  #count = 0

  get(record: T, write: (record: T) => string): string {
    const latest = this.#latest.get(record)
    if (latest !== undefined) return latest
    const text = this.#before.get(record) ?? write(record)
    if (this.#count++ >= mostKept) {
      this.#before = this.#latest
      this.#latest = new WeakMap()
      this.#count = 1
    }
    this.#latest.set(record, text)
    return text
  }
}
