import type { Disturbance } from './faults/disturbance.ts'

/** A request as the engine reads it, whatever brought it: fetch, a Node server, a worker. */
export interface Exchange {
  readonly method: string
  /** Absolute, without the mount. */
  readonly url: string
  /** Whose connection brought it, `127.0.0.1`; undefined where that is not known. */
  readonly address?: string | undefined
  /** The path under which the caller has the account: `/_accounts/acme`. Links begin with it. */
  readonly mount?: string | undefined
  header(name: string): string | null | undefined
  /** The body's bytes; read at most once, and only where the operation takes a body. */
  bytes(): Promise<Uint8Array>
  /** The same as a fetch request, for those who answer in place of the engine. */
  request(): Request
}

/** The engine's answer, ready to be sent. */
export interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string | Uint8Array<ArrayBuffer> | null
  /** How many bytes the body has, where somebody has counted them. */
  readonly bytes?: number | undefined
  /** For logs: what was called, of which account, by whom. */
  readonly operation?: string
  readonly account?: string
  readonly user?: number | null
  readonly email?: string | null | undefined
  /** What a fault has done to its way to the caller: whoever sends the answer does it. */
  readonly disturbance?: Disturbance | undefined
  /** What went wrong inside, where the status is 500 for that. */
  readonly bug?: unknown
}
