import type { Served } from './served.ts'

/** The last requests served; older ones are forgotten. */
export class ServedRequests {
  readonly #limit: number
  #requests: Served[] = []

  constructor(limit = 1000) {
    this.#limit = limit
  }

  add(request: Served): void {
    this.#requests.push(request)
    // Dropping half at once costs less than dropping one at a time.
    if (this.#requests.length >= 2 * this.#limit) this.#requests = this.#requests.slice(-this.#limit)
  }

  /** Oldest first. */
  list(): readonly Served[] {
    return this.#requests.slice(-this.#limit)
  }

  clear(): void {
    this.#requests = []
  }
}
