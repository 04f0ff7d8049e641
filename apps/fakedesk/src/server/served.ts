import type { Breach } from '../prism/breach.ts'
import type { JudgedReply } from './door.ts'
import type { IncomingExchange } from './exchange.ts'

/** A request that was answered. */
export interface Served {
  /** When the answer was ready, in milliseconds since 1970, by the host's clock. */
  readonly at: number
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly status: number
  /** How long the answer took. */
  readonly milliseconds: number
  /** The operationId; undefined for an address that no operation has. */
  readonly operation: string | undefined
  /** Undefined where the host names an account that does not exist. */
  readonly account: string | undefined
  /** The id of the user who signed the request. */
  readonly user: number | null
  readonly answeredBy: 'engine' | 'stand-in'
  readonly breaches: readonly Breach[]
}

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

/** What a request leaves behind for the log and for `GET /_fakedesk/requests`. */
export function servedFrom(exchange: IncomingExchange, reply: JudgedReply, milliseconds: number): Served {
  const { status, headers, operation, account, user = null, breaches = [] } = reply
  return {
    at: Date.now(),
    method: exchange.method,
    path: exchange.path,
    status,
    milliseconds,
    operation,
    account,
    user,
    answeredBy: headers['X-Fakedesk-Answered-By'] === 'stand-in' ? 'stand-in' : 'engine',
    breaches,
  }
}
