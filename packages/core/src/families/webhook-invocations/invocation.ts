import type { WebhookInvocation } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** A call that a webhook owes its receiver: written down first, sent once the commit holds. */
export interface StoredInvocation {
  readonly id: string
  readonly webhook_id: string
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
    webhook: ({ webhook_id }) => webhook_id,
    status: ({ status }) => status,
    isDue: ({ due_at }) => due_at !== null,
  },
  orders: { latest_completed_at: ({ latest_completed_at }) => [latest_completed_at ?? ''] },
  // The newest first (recorded in the cursors).
  listedBy: { cursor: '-id' },
  present: ({ id, latest_completed_at, status_code, status }) => ({ id, latest_completed_at, status_code, status }),
})
