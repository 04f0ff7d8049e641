import type { Breach } from '@fakedesk/prism'

/** A request that was answered. */
export interface Served {
  /** When the answer was ready, in milliseconds since 1970, by the host's clock. */
  readonly at: number
  readonly method: string
  /** With its query, whose secrets are left out. */
  readonly path: string
  readonly status: number
  /** How long the answer took. */
  readonly milliseconds: number
  /** The operationId; undefined for an address that no operation has. */
  readonly operation: string | undefined
  /** The subdomain. */
  readonly account: string
  /** The id of the user who signed the request. */
  readonly user: number | null
  /** The user's address, if there is one. */
  readonly email: string | undefined
  readonly answeredBy: 'engine' | 'stand-in'
  /** Why it was refused, in a line, if the body says so. */
  readonly reason: string | undefined
  readonly breaches: readonly Breach[]
}
