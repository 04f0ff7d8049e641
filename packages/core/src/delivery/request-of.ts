import type { WebhookAuthenticationWrite } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import type { StoredWebhookInvocation } from '../families/webhook-invocations/webhook-invocation.ts'
import type { StoredWebhook } from '../families/webhooks/webhook.ts'
import type { Delivery } from './delivery.ts'
import { signatureOf } from './sign.ts'

/** What is sent, and where; of a webhook, or of one that is tried out before it is saved. */
export type Sent = Pick<StoredWebhook, 'endpoint' | 'http_method' | 'request_format' | 'secret'> & {
  readonly authentication: WebhookAuthenticationWrite | null
  readonly custom_headers?: Readonly<Record<string, string>> | null
}

interface Ids {
  readonly webhookId: string
  readonly invocationId: string
}

const types = {
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  form_encoded: 'application/x-www-form-urlencoded',
}

/** The call with its headers, signed at the account's time (docs: Verifying webhooks). */
export async function requestOf(account: Account, sent: Sent, payload: string, ids: Ids): Promise<Delivery> {
  const { endpoint, http_method: method, authentication } = sent
  const hasBody = method !== 'GET' && method !== 'DELETE'
  const body = hasBody ? payload : null
  const time = account.now
  const inHeader = authentication?.add_position !== 'query_string'
  return {
    method,
    url: inHeader ? endpoint : withKey(endpoint, authentication),
    headers: {
      ...(hasBody && { 'Content-Type': types[sent.request_format] }),
      'User-Agent': 'Zendesk Webhook',
      'X-Zendesk-Account-Id': String(account.id),
      'X-Zendesk-Webhook-Id': ids.webhookId,
      'X-Zendesk-Webhook-Invocation-Id': ids.invocationId,
      'X-Zendesk-Webhook-Signature-Timestamp': time,
      'X-Zendesk-Webhook-Signature': await signatureOf(sent.secret, time, body ?? ''),
      ...(inHeader && signIn(authentication)),
      ...sent.custom_headers,
    },
    body,
  }
}

export const requestOfInvocation = (
  account: Account,
  webhook: StoredWebhook,
  { id, payload }: StoredWebhookInvocation,
) => requestOf(account, webhook, payload, { webhookId: webhook.id, invocationId: id })

function signIn(authentication: WebhookAuthenticationWrite | null): Readonly<Record<string, string>> {
  const { username = '', password = '', token = '', name = '', value = '' } = authentication?.data ?? {}
  switch (authentication?.type) {
    case 'basic_auth':
      return {
        Authorization: `Basic ${btoa(String.fromCharCode(...new TextEncoder().encode(`${username}:${password}`)))}`,
      }
    case 'bearer_token':
      return { Authorization: `Bearer ${token}` }
    case 'api_key':
      return name === '' ? {} : { [name]: value }
    default:
      return {}
  }
}

function withKey(endpoint: string, authentication: WebhookAuthenticationWrite | null): string {
  const { name, value } = authentication?.data ?? {}
  if (authentication?.type !== 'api_key' || !name) return endpoint
  const url = new URL(endpoint)
  url.searchParams.set(name, value ?? '')
  return url.href
}
