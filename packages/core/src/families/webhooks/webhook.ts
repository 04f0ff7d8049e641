import type { Webhook, WebhookAuthenticationWrite } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** A webhook as it is kept, with what answers hide. */
export interface StoredWebhook extends Omit<Webhook, 'authentication' | 'signing_secret'> {
  readonly authentication: WebhookAuthenticationWrite | null
  readonly secret: string
}

export const webhooks = define<StoredWebhook, Webhook>()({
  name: 'webhooks',
  singular: 'webhook',
  indexes: {
    status: ({ status }) => status,
    subscription: ({ subscriptions, status }) => (status === 'active' ? subscriptions : []),
  },
  orders: { name: ({ name }) => [name.toLowerCase()], status: ({ status }) => [status] },
  present: (webhook) => {
    const { authentication, secret: _, description, custom_headers, updated_at, updated_by, ...rest } = webhook
    return {
      id: rest.id,
      name: rest.name,
      ...(description != null && { description }),
      status: rest.status,
      subscriptions: rest.subscriptions,
      endpoint: rest.endpoint,
      http_method: rest.http_method,
      request_format: rest.request_format,
      ...(authentication && { authentication: withoutSecret(authentication) }),
      ...(custom_headers && { custom_headers }),
      external_source: rest.external_source ?? null,
      created_at: rest.created_at,
      created_by: rest.created_by,
      // There only after a change (recorded).
      ...(updated_at !== undefined && updated_by !== undefined && { updated_at, updated_by }),
    }
  },
})

/** Who signs in stays, by what does not (recorded). */
function withoutSecret({ type, data = {}, add_position = 'header' }: WebhookAuthenticationWrite) {
  if (type === 'basic_auth') return { type, data: { username: data.username ?? '' }, add_position }
  return { type, ...(type === 'api_key' && { data: { name: data.name ?? '' } }), add_position }
}
