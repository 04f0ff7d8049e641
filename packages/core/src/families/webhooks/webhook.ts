import type { Webhook, WebhookSigningSecret } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'
import { type StoredAuthentication, shownAuthentication } from './authentication.ts'
import { kindOfEvents } from './event-types.ts'

/** A webhook with its secrets, which answers leave out. */
export interface StoredWebhook extends Omit<Webhook, 'authentication' | 'signing_secret' | 'created_at'> {
  readonly authentication: StoredAuthentication | null
  readonly signing_secret: WebhookSigningSecret
  readonly created_at: string
}

export const webhooks = define<StoredWebhook, Webhook>()({
  name: 'webhooks',
  singular: 'webhook',
  indexes: {
    id: ({ id }) => id,
    status: ({ status }) => status,
    subscription: ({ subscriptions, status }) => (status === 'active' ? subscriptions : []),
    listensTo: ({ subscriptions, status }) =>
      status === 'active' ? [...new Set(subscriptions.flatMap((name) => kindOfEvents(name) ?? []))] : [],
  },
  orders: { name: ({ name }) => [name.toLowerCase()], status: ({ status }) => [status] },
  // In the order in which they are sent (recorded); what there is none of is left out.
  present: ({ signing_secret: _, authentication, ...webhook }) => ({
    id: webhook.id,
    name: webhook.name,
    ...(webhook.description !== undefined && { description: webhook.description }),
    status: webhook.status,
    subscriptions: webhook.subscriptions,
    created_at: webhook.created_at,
    created_by: webhook.created_by,
    ...(webhook.updated_at && { updated_at: webhook.updated_at, updated_by: webhook.updated_by }),
    endpoint: webhook.endpoint,
    http_method: webhook.http_method,
    request_format: webhook.request_format,
    ...(authentication && { authentication: shownAuthentication(authentication) }),
    ...(webhook.custom_headers && { custom_headers: webhook.custom_headers }),
    ...(webhook.external_source && { external_source: webhook.external_source }),
  }),
})
