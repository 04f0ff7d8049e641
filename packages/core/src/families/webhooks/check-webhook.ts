import type { WebhookUpdate } from '@fakedesk/spec'
import { refusedWebhook } from '../../errors.ts'
import { isHeaderName } from './authentication.ts'
import { isEventType } from './event-types.ts'

/** For use by triggers and automations. */
export const conditionalEvents = 'conditional_ticket_events'

const required = ['name', 'endpoint', 'http_method', 'request_format', 'status'] as const

/** Throws 400 for what no webhook can be (docs: Creating and monitoring webhooks). */
export function checkWebhook(webhook: WebhookUpdate): void {
  const missing = required.find((name) => !webhook[name]?.trim())
  if (missing) throw refusedWebhook(`${missing} is required`)
  checkEndpoint(webhook.endpoint, webhook.custom_headers)
  checkSubscriptions(webhook)
}

/**
 * Throws 400 where a webhook that listens to rules is to listen to events, or the other way round: what it is connected to
 * stays (docs: Creating and monitoring webhooks).
 */
export function checkConnection(before: WebhookUpdate, after: WebhookUpdate): void {
  const all = [...(before.subscriptions ?? []), ...(after.subscriptions ?? [])]
  if (all.includes(conditionalEvents) && all.some(isEventType)) {
    throw refusedWebhook('subscriptions cannot change from rules to types of events, nor the other way round')
  }
}

/** Throws 400 for an address that cannot be called, and for headers that cannot go there. */
export function checkEndpoint(endpoint = '', headers: WebhookUpdate['custom_headers']): void {
  if (!URL.canParse(endpoint) || !/^https?:$/.test(new URL(endpoint).protocol)) {
    throw refusedWebhook('endpoint must be an http or https URL')
  }
  const names = Object.keys(headers ?? {})
  if (names.length > 0 && !endpoint.toLowerCase().startsWith('https:')) {
    throw refusedWebhook('custom_headers need an endpoint with https')
  }
  const broken = Object.entries(headers ?? {}).find(([name, value]) => !isHeaderName(name) || !isHeaderValue(value))
  if (broken) throw refusedWebhook(`custom_headers cannot hold ${JSON.stringify(broken[0])}`)
}

const isHeaderValue = (value: string) => /^[\t\x20-\x7e\x80-\xff]*$/.test(value)

function checkSubscriptions({ subscriptions = [], http_method, request_format }: WebhookUpdate): void {
  const unknown = subscriptions.find((name) => name !== conditionalEvents && !isEventType(name))
  if (unknown !== undefined) throw refusedWebhook(`subscriptions cannot hold ${JSON.stringify(unknown)}`)
  const isEvents = subscriptions.some(isEventType)
  if (isEvents && subscriptions.includes(conditionalEvents)) {
    throw refusedWebhook(`subscriptions hold ${conditionalEvents} or types of events, not both`)
  }
  if (isEvents && (http_method !== 'POST' || request_format !== 'json')) {
    throw refusedWebhook('a webhook that listens to events has the method POST and the format json')
  }
}
