import type { SignedBy } from './actor.ts'

/** A request of a team member, as it is noted once it is answered. */
export interface Access {
  /** By the account's clock, in milliseconds since 1970. */
  readonly time: number
  readonly userId: number
  readonly signedBy: SignedBy
  readonly family: string
  readonly operation: string
  readonly method: string
  readonly path: string
  /** With its question mark, or empty. */
  readonly search: string
  readonly status: number
  readonly address: string | null
  readonly client: string | null
  readonly referer: string | null
  readonly bytes: number
}

/** So many are known of an account; the oldest give way. */
export const mostAccesses = 10_000

/**
 * The accesses that are not among the account's records yet. Every request adds one, so that adding is all that a request
 * pays for; they become records when somebody asks for them.
 */
export class Accesses {
  #noted: Access[] = []
  /** Where the oldest stands, once the list is full. */
  #oldest = 0

  add(access: Access): void {
    if (this.#noted.length < mostAccesses) {
      this.#noted.push(access)
      return
    }
    this.#noted[this.#oldest] = access
    this.#oldest = (this.#oldest + 1) % mostAccesses
  }

  /** All of them, the oldest first; none is left. */
  take(): readonly Access[] {
    const taken = [...this.#noted.slice(this.#oldest), ...this.#noted.slice(0, this.#oldest)]
    this.#noted = []
    this.#oldest = 0
    return taken
  }
}
