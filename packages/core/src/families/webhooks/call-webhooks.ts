import type { WrittenEdit } from '../tickets/written-edit.ts'
import { callByRule, callWebhook } from '../webhook-invocations/call-webhook.ts'
import { ticketEventsOf } from './ticket-events.ts'

/** Calls the webhooks that rules have named in a change, and those that subscribe to what has happened. */
export function callWebhooks(edit: WrittenEdit): void {
  const { account, audit, isImport } = edit
  if (isImport || account.webhooks.size === 0) return
  for (const event of audit.events) {
    if (event.type === 'External') callByRule(account, String(event.resource), String(event.body))
  }
  for (const { type, payload } of ticketEventsOf(edit)) {
    for (const webhook of account.webhooks.by('subscription', type)) {
      callWebhook(account, webhook, JSON.stringify(payload()), type)
    }
  }
}
