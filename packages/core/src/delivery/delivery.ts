/** A call that leaves the account. */
export interface Delivery {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  /** Null for methods that have none. */
  readonly body: string | null
}

/** What the receiver answered. */
export interface DeliveryAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/**
 * Sends a call and tells the answer, whatever its status. Rejects where there was none: with a `TimeoutError` after
 * `timeLimit` milliseconds, with any other error for whatever else went wrong. The engine has no sockets of its own.
 */
export type Deliver = (delivery: Delivery) => Promise<DeliveryAnswer>

/** Where no way out was given, nothing leaves. */
export const nobodyDelivers: Deliver = () => Promise.reject(new Error('no deliver was given to createFakedesk()'))

/** Milliseconds that a receiver has to answer (docs: Webhooks). */
export const timeLimit = 12_000

/** Hosts that are nobody's (RFC 2606): calls to them are answered here, so that trying out needs no network. */
const examples = /^(?:[^/]+\.)?example\.(?:com|org|net)$/i

export function isExample(url: string): boolean {
  try {
    return examples.test(new URL(url).hostname)
  } catch {
    return false
  }
}

export const exampleAnswer: DeliveryAnswer = {
  status: 200,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: '{"received":true}',
}
