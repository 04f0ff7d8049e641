import type { WebhookInvocation } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** Where a target's call goes: its address was filled in when the rule ran. */
export interface TargetCall {
  readonly target_id: number
  /** That of the failure, should there be one: when an answer comes in must not decide which ids are left for others. */
  readonly failure_id: number
  readonly url: string
}

/** A call that a webhook or a target owes its receiver: written down first, sent once the commit holds. */
export interface StoredInvocation {
  readonly id: string
  /** Null for a target's. */
  readonly webhook_id: string | null
  readonly call?: TargetCall
  /** Null where a rule called. */
  readonly event_type: string | null
  readonly payload: string
  /** `accepted` until an attempt was made. */
  readonly status: string
  readonly status_code: number | null
  readonly created_at: string
  readonly latest_completed_at: string | null
  readonly attempts: number
  /** Since when it is to be sent, which the signature tells; null where there is nothing to do, or not yet. */
  readonly due_at: string | null
}

export const webhookInvocations = define<StoredInvocation, WebhookInvocation>()({
  name: 'webhook_invocations',
  singular: 'invocation',
  indexes: {
    id: ({ id }) => id,
    webhook: ({ webhook_id }) => webhook_id ?? undefined,
    status: ({ status }) => status,
    isDue: ({ due_at }) => due_at !== null,
  },
  orders: { latest_completed_at: ({ latest_completed_at }) => [latest_completed_at ?? ''] },
  // The newest first (recorded in the cursors).
  listedBy: { cursor: '-id' },
  present: ({ id, latest_completed_at, status_code, status }) => ({ id, latest_completed_at, status_code, status }),
})
