import { authorizationOf, type Credentials } from './credentials.ts'
import { type Answer, exchange, type ParseAs } from './exchange.ts'
import { mergedHeaders, type Parameters, payloadOf } from './request.ts'
import { type Sleep, sleep as sleepForReal } from './sleep.ts'

/** Who calls, and how requests are sent. */
export interface Sending {
  /** Left out, requests are anonymous. */
  readonly credentials?: Credentials
  /** Sent with each request, as `{ 'X-On-Behalf-Of': 'end.user@example.com' }`. */
  readonly headers?: NonNullable<RequestInit['headers']>
  /** Answers requests; the global `fetch` if left out. */
  readonly fetch?: (request: Request) => Promise<Response>
  /** How often a request is sent again at most; 3 if left out. */
  readonly maxRetries?: number
  /** Waits before a request is sent again; a test gives one that does not. */
  readonly sleep?: Sleep
}

/** A request but for its method and address, as little typed as the wire. */
export interface SendInit extends Omit<RequestInit, 'body' | 'method'> {
  readonly params?: Parameters
  readonly body?: unknown
  readonly parseAs?: ParseAs
}

/** Sends requests, signed where they go to the origin of the base address and nowhere else. */
export function sender(
  baseUrl: string,
  { credentials, headers, fetch, maxRetries = 3, sleep = sleepForReal }: Sending,
) {
  const home = new URL(baseUrl).origin
  const accept = { Accept: 'application/json' }
  const authorization = credentials && { Authorization: authorizationOf(credentials) }
  // Looked up late, because what stands in for the global `fetch` may come after the client.
  const transport = { fetch: fetch ?? ((request: Request) => globalThis.fetch(request)), maxRetries, sleep }

  return (method: string, address: URL, init: SendInit): Promise<Answer> => {
    const { params, body, headers: own, parseAs = 'json', ...rest } = init
    const payload = payloadOf(body)
    const sent =
      address.origin === home
        ? mergedHeaders(accept, authorization, headers, payload.headers, params?.header, own)
        : mergedHeaders(accept)
    return exchange(transport, new Request(address, { ...rest, ...payload, method, headers: sent }), parseAs)
  }
}
