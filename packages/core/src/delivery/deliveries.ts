import type { WebhookAttempt } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import { notFound } from '../errors.ts'
import { callWebhook } from '../families/webhook-invocations/call-webhook.ts'
import type { StoredWebhookInvocation } from '../families/webhook-invocations/webhook-invocation.ts'
import { findWebhook } from '../families/webhooks/change-webhook.ts'

/** A call of a webhook. */
export interface OutgoingCall {
  readonly id: string
  readonly webhook_id: string
  /** Null for a call by a rule. */
  readonly event_type: string | null
  readonly method: string
  readonly url: string
  readonly payload: string
  /** `pending` until it was tried; then how the last try ended. */
  readonly status: string
  readonly status_code: number | null
  readonly created_at: string
  readonly attempts: readonly WebhookAttempt[]
}

export const deliveriesOf = (account: Account): readonly OutgoingCall[] =>
  Array.from(account.webhookInvocations.rows, (invocation) => callOf(account, invocation))

/** Sends the same once more, as a call of its own. Throws `notFound`. */
export function replay(account: Account, id: string): OutgoingCall {
  const known = account.webhookInvocations.get(id)
  if (!known) throw notFound()
  const { webhook_id, payload, event_type } = known
  return account.commit(() =>
    callOf(account, callWebhook(account, findWebhook(account, webhook_id), payload, event_type)),
  )
}

function callOf({ webhooks }: Account, invocation: StoredWebhookInvocation): OutgoingCall {
  const { id, webhook_id, event_type, payload, status, status_code, created_at, attempts } = invocation
  const webhook = webhooks.get(webhook_id)
  const [method, url] = [webhook?.http_method ?? 'POST', webhook?.endpoint ?? '']
  return { id, webhook_id, event_type, method, url, payload, status, status_code, created_at, attempts }
}
