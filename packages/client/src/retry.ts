import { NetworkError, ZendeskApiError } from './errors.ts'

/** Milliseconds until a request that failed is tried again, after so many tries; undefined if it should not be. */
export function waitBefore(error: unknown, { method, headers }: Request, tries: number): number | undefined {
  // An `Idempotency-Key` is the caller's word that the service will know the request again.
  const isRepeatable = repeatableMethods.includes(method) || headers.has('Idempotency-Key')
  if (error instanceof NetworkError) return isRepeatable ? backoff(tries) : undefined
  if (!(error instanceof ZendeskApiError)) return undefined
  const { status, retryAfter } = error
  // Zendesk asks for these to be sent again, whatever the method (docs: Rate limits; Status codes).
  const isAskedFor = status === 429 || (status === 503 && retryAfter !== undefined)
  if (!isAskedFor && !(status >= 500 && isRepeatable)) return undefined
  if (retryAfter === undefined) return backoff(tries)
  return retryAfter > longestWait ? undefined : retryAfter * 1000
}

/** PUT is left out, idempotent though HTTP calls it: a ticket's update may add a comment, which would come twice. */
const repeatableMethods: readonly string[] = ['GET', 'HEAD', 'DELETE']

/** Seconds. Limits count by the minute; whoever has to wait for longer should rather hear of it. */
const longestWait = 120

function backoff(tries: number): number {
  return Math.min(500 * 2 ** (tries - 1), 8000)
}
