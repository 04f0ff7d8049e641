import type { Served } from '../server/served.ts'

const mostKept = 100

/** The latest requests to an account. Their paths begin after the account's address. */
export class LatestRequests {
  readonly #address: string
  #requests: readonly Served[] = []

  constructor(account: string) {
    this.#address = `/_accounts/${account}`
  }

  add(request: Served): void {
    const { path } = request
    const within = path.startsWith(`${this.#address}/`) ? path.slice(this.#address.length) : path
    this.#requests = [...this.#requests.slice(1 - mostKept), { ...request, path: within }]
  }

  /** Oldest first. */
  list(): readonly Served[] {
    return this.#requests
  }

  clear(): void {
    this.#requests = []
  }
}
