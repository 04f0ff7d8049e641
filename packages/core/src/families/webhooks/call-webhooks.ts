import type { WrittenEdit } from '../tickets/written-edit.ts'
import { notifyWebhook } from '../webhook-invocations/invoke.ts'
import { tellTicketEvents } from './ticket-events.ts'

/** Calls the webhooks that rules have named in a change, and those that subscribe to what has happened. */
export function callWebhooks(edit: WrittenEdit): void {
  const { account, audit, isImport } = edit
  if (isImport || account.webhooks.size === 0) return
  for (const event of audit.events) {
    if (event.type === 'External') notifyWebhook(account, String(event.resource), String(event.body))
  }
  tellTicketEvents(edit)
}
