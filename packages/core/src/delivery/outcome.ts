import type { WebhookAttempt, WebhookMessage } from '@fakedesk/spec'
import type { Delivery, DeliveryAnswer } from './delivery.ts'

/** How a try ended: with an answer, or without one. */
export type Outcome =
  | { readonly answer: DeliveryAnswer }
  | { readonly failure: 'timeout' | 'failed'; readonly reason: string }

const second = 1000
const mostAfterTimeout = 5
const mostAfterConflict = 3
const longestWait = 60

/** What the service calls the outcome. */
export function statusOf(outcome: Outcome): string {
  if ('failure' in outcome) return outcome.failure
  const { status } = outcome.answer
  if (status < 300) return 'success'
  if (status < 400) return 'redirect'
  return status < 500 ? 'client error' : 'server error'
}

/**
 * In how many milliseconds the call is tried again; undefined where it is not: a conflict up to three times, a time-out up
 * to five, and who asks for less than a minute's patience (docs: Webhooks > Retries).
 */
export function retryAfter(outcome: Outcome, tries: number): number | undefined {
  if ('failure' in outcome) {
    return outcome.failure === 'timeout' && tries <= mostAfterTimeout ? tries * second : undefined
  }
  const { status, headers } = outcome.answer
  if (status === 409) return tries <= mostAfterConflict ? tries * second : undefined
  if (status !== 429 && status !== 503) return undefined
  const wait = Number(Object.entries(headers).find(([name]) => name.toLowerCase() === 'retry-after')?.[1])
  return wait >= 0 && wait < longestWait ? wait * second : undefined
}

const listed = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }))

/** What answers show of a try; the words that sign in are left out. */
export function attemptOf(
  ids: Pick<WebhookAttempt, 'id' | 'invocation_id' | 'completed_at'>,
  delivery: Delivery,
  outcome: Outcome,
): WebhookAttempt {
  const { Authorization: _, ...headers } = delivery.headers
  const request: WebhookMessage = { headers: listed(headers), payload: delivery.body }
  if ('failure' in outcome) {
    return {
      ...ids,
      status_code: null,
      status: statusOf(outcome),
      request,
      response: null,
      error_message: outcome.reason,
    }
  }
  const { status, headers: answered, body } = outcome.answer
  return {
    ...ids,
    status_code: status,
    status: statusOf(outcome),
    request,
    response: { headers: listed(answered), payload: body },
  }
}
