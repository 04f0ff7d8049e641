import type { Account } from '../account/account.ts'
import { methodOf } from '../families/targets/target-request.ts'
import type { StoredAttempt } from '../families/webhook-invocations/attempt.ts'
import type { StoredInvocation } from '../families/webhook-invocations/invocation.ts'

/** A call that a webhook or a target owed its receiver, and what came of it. */
export interface Delivery {
  /** The invocation's. */
  readonly id: string
  /** Null where a target called. */
  readonly webhook_id: string | null
  readonly target_id: number | null
  /** Null where a rule called. */
  readonly event_type: string | null
  readonly method: string
  readonly url: string
  readonly payload: string
  /** `accepted` for what was not sent yet, or is held. */
  readonly status: string
  readonly status_code: number | null
  readonly created_at: string
  readonly attempts: readonly StoredAttempt[]
}

const mostTold = 1000

/** The calls of the last seven days, oldest first; the latest thousand. */
export function deliveriesOf(account: Account): readonly Delivery[] {
  const { size, rows } = account.webhookInvocations
  return rows.slice(Math.max(0, size - mostTold), size).map((invocation) => deliveryOf(account, invocation))
}

export function deliveryOf(account: Account, invocation: StoredInvocation): Delivery {
  const { id, webhook_id, call, event_type, payload, status, status_code, created_at } = invocation
  const webhook = account.webhooks.get(webhook_id)
  const target = account.targets.get(call?.target_id)
  return {
    id,
    webhook_id,
    target_id: call?.target_id ?? null,
    event_type,
    method: webhook?.http_method ?? (target ? methodOf(target) : ''),
    url: webhook?.endpoint ?? call?.url ?? '',
    payload,
    status,
    status_code,
    created_at,
    attempts: [...account.webhookAttempts.by('invocation', id)],
  }
}

/** A delivery that the account does not have, or has no more. */
export class UnknownDelivery extends Error {
  override readonly name = 'UnknownDelivery'
  constructor(id: string) {
    super(
      `there is no delivery ${JSON.stringify(id)} of this account; fakedesk.deliveries() has those of the last week`,
    )
  }
}
