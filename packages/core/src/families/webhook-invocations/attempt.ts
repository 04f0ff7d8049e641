import type { WebhookAttempt } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredAttempt = Pick<
  WebhookAttempt,
  'id' | 'invocation_id' | 'status_code' | 'status' | 'completed_at' | 'request' | 'response'
>

export const webhookAttempts = define<StoredAttempt, WebhookAttempt>()({
  name: 'webhook_attempts',
  singular: 'attempt',
  indexes: { invocation: ({ invocation_id }) => invocation_id },
  present: (attempt) => attempt,
})
