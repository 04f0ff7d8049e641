/** A call to a receiver, as plain data. */
export interface DeliveryRequest {
  readonly url: string
  readonly method: string
  readonly headers: Readonly<Record<string, string>>
  /** Undefined for GET and DELETE. */
  readonly body: string | undefined
  /** Milliseconds after which the receiver counts as silent; then reject with an error whose name is `TimeoutError`. */
  readonly timeout: number
  /** The invocation that is delivered; undefined for a test of a webhook, whose caller waits. */
  readonly invocation: string | undefined
}

/** What the receiver answered. */
export interface DeliveryAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * Sends a call of a webhook: the engine has no sockets. What it rejects with is noted as a failed attempt, with its
 * message.
 */
export type Deliver = (request: DeliveryRequest) => Promise<DeliveryAnswer>

/** What becomes of the calls of webhooks. */
export interface WebhookPolicy {
  /**
   * Sends calls. Left out, they are kept to be looked at, apart from those to hosts under `example.com`, `example.org`
   * and `example.net`, which Fakedesk answers itself with 200.
   */
  readonly deliver?: Deliver | undefined
  /** Whether all calls are kept until each is replayed. */
  readonly holds?: boolean | undefined
  /** Whether `deliver` is given the calls to the example hosts, too. */
  readonly deliversExamples?: boolean | undefined
  /**
   * Runs something after so many milliseconds: the engine has no timers. Left out, calls are tried again once the account
   * is next asked for anything.
   */
  readonly later?: ((milliseconds: number, run: () => void) => void) | undefined
}
