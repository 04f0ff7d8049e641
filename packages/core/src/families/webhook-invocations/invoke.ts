import type { Account } from '../../account/account.ts'
import { day } from '../../account/days-ago.ts'
import { ulidInTurn } from '../../ulid.ts'
import { schedule } from '../../work/schedule.ts'
import { work } from '../../work/work.ts'
import { conditionalEvents } from '../webhooks/check-webhook.ts'
import type { StoredWebhook } from '../webhooks/webhook.ts'
import type { StoredInvocation } from './invocation.ts'

/** Invocations can be looked at for a week (docs: Webhook Invocations). */
const kept = 7 * day

/** Trigger bodies may have so many characters (docs: Webhooks). */
const longestBody = 16_000

/**
 * Calls a webhook as triggers and automations do, once the commit holds. Undefined, and nothing happens, where there is
 * no such webhook, it is inactive, or it does not listen to rules.
 */
export function notifyWebhook(account: Account, id: string, payload = ''): StoredInvocation | undefined {
  const webhook = account.webhooks.get(id)
  if (webhook?.status !== 'active' || !webhook.subscriptions.includes(conditionalEvents)) return undefined
  return invoke(account, webhook, { payload: payload.slice(0, longestBody), eventType: null })
}

/** Writes down what a webhook is to send. */
export function invoke(
  account: Account,
  webhook: StoredWebhook,
  { payload, eventType }: { readonly payload: string; readonly eventType: string | null },
): StoredInvocation {
  return owe(account, { webhook_id: webhook.id, event_type: eventType, payload })
}

type Owed = Pick<StoredInvocation, 'webhook_id' | 'call' | 'event_type' | 'payload'>

/** Writes down a call that leaves once the commit holds. */
export function owe(account: Account, owed: Owed): StoredInvocation {
  const id = ulidInTurn(account, 'webhook_invocations')
  schedule(account, forgetInvocation, kept, { id })
  return account.webhookInvocations.insert({
    id,
    ...owed,
    status: 'accepted',
    status_code: null,
    created_at: account.now,
    latest_completed_at: null,
    attempts: 0,
    due_at: account.now,
  })
}

export const forgetInvocation = work<{ readonly id: string }>({
  kind: 'forget_webhook_invocation',
  run(account, { id }) {
    const invocation = account.webhookInvocations.get(id)
    if (!invocation) return
    for (const attempt of [...account.webhookAttempts.by('invocation', id)]) account.webhookAttempts.delete(attempt)
    account.webhookInvocations.delete(invocation)
  },
})

export const retryInvocation = work<{ readonly id: string }>({
  kind: 'retry_webhook_invocation',
  run(account, { id }) {
    const invocation = account.webhookInvocations.get(id)
    if (invocation) account.webhookInvocations.update(invocation, { due_at: account.now })
  },
})
