import { headerOf, queryOf, type StoredAuthentication } from '../families/webhooks/authentication.ts'
import type { DeliveryRequest } from './policy.ts'
import { signatureOf } from './sign.ts'

/** Receivers have so long to answer (docs: Webhooks). */
export const patience = 12_000

const types: Readonly<Record<string, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'application/xml; charset=utf-8',
  form_encoded: 'application/x-www-form-urlencoded; charset=utf-8',
}

/** What is to be called, and who signs. */
export interface Addressed {
  readonly endpoint: string
  readonly http_method: string
  readonly request_format: string
  readonly authentication?: StoredAuthentication | null | undefined
  readonly custom_headers?: Readonly<Record<string, string>> | null | undefined
}

export interface Sealed {
  readonly accountId: number
  readonly webhookId?: string | undefined
  readonly invocation?: string | undefined
  readonly secret: string
  /** In Zendesk's form. */
  readonly time: string
  readonly payload: string
}

/** The call with all its headers, signed. */
export async function requestOf(to: Addressed, sealed: Sealed): Promise<DeliveryRequest> {
  const { accountId, webhookId, invocation, secret, time, payload } = sealed
  const isBare = to.http_method === 'GET' || to.http_method === 'DELETE'
  const body = isBare ? undefined : payload
  const headers = {
    ...(!isBare && { 'Content-Type': types[to.request_format] ?? 'application/json; charset=utf-8' }),
    'User-Agent': 'Zendesk Webhook',
    'X-Zendesk-Account-Id': String(accountId),
    ...(webhookId && { 'X-Zendesk-Webhook-Id': webhookId }),
    ...(invocation && { 'X-Zendesk-Webhook-Invocation-Id': invocation }),
    'X-Zendesk-Webhook-Signature-Timestamp': time,
    'X-Zendesk-Webhook-Signature': await signatureOf(secret, time, body ?? ''),
    ...headerOf(to.authentication),
    ...to.custom_headers,
  }
  const signed = withQuery(to.endpoint, queryOf(to.authentication))
  const url = isBare && isForm(payload) ? withQuery(signed, payload) : signed
  return { url, method: to.http_method, headers, body, timeout: patience, invocation }
}

/** What is no form, as JSON, is not sent by calls that have no body. */
const isForm = (payload: string) => /^[\w.*+%-]+=[\w.*+%&=-]*$/.test(payload)

/** Parameters of a call without a body stand in its address. */
export function withQuery(endpoint: string, parameters: string): string {
  if (parameters === '') return endpoint
  return `${endpoint}${endpoint.includes('?') ? '&' : '?'}${parameters}`
}
