import type { WrittenEdit } from '../tickets/written-edit.ts'
import { invoke, notifyWebhook } from '../webhook-invocations/invoke.ts'
import { ticketEventsOf } from './ticket-events.ts'

/** Calls the webhooks that rules have named in a change, and those that subscribe to what has happened. */
export function callWebhooks(edit: WrittenEdit): void {
  const { account, audit, isImport } = edit
  if (isImport || account.webhooks.size === 0) return
  for (const event of audit.events) {
    if (event.type !== 'External') continue
    notifyWebhook(account, { webhookId: String(event.resource), body: String(event.body) })
  }
  for (const { type, payload } of ticketEventsOf(edit)) {
    for (const webhook of account.webhooks.by('subscription', type)) {
      invoke(account, webhook, { payload: JSON.stringify(payload()), eventType: type })
    }
  }
}
