import type { WebhookAttempt, WebhookInvocation } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** One call of a webhook, with all its tries. */
export interface StoredWebhookInvocation extends Required<Omit<WebhookInvocation, 'attempts_count'>> {
  readonly webhook_id: string
  readonly payload: string
  readonly attempts: readonly WebhookAttempt[]
  /** When it is to be tried next, in milliseconds since 1970; null once that is over. */
  readonly due: number | null
}

export const webhookInvocations = define<StoredWebhookInvocation, WebhookInvocation>()({
  name: 'invocations',
  singular: 'invocation',
  isInternal: true,
  indexes: {
    webhook: ({ webhook_id }) => webhook_id,
    isWaiting: ({ due }) => due !== null,
  },
  orders: {
    due: ({ due }) => [due],
    latest_completed_at: ({ latest_completed_at }) => [latest_completed_at],
    created_at: ({ created_at }) => [created_at],
  },
  listedBy: { cursor: '-id' },
  present: ({ id, latest_completed_at, status_code, status }) => ({ id, latest_completed_at, status_code, status }),
})
