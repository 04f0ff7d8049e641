import type { Account } from '../../account/account.ts'
import { timestamp } from '../../account/clock.ts'
import { day } from '../../account/days-ago.ts'
import { ulid } from '../../ulid.ts'
import type { StoredWebhook } from '../webhooks/webhook.ts'
import type { StoredWebhookInvocation } from './webhook-invocation.ts'

/** Days that calls can be looked at (docs: Webhooks > Invocations), and how many of them at most. */
const keptDays = 7
const mostKept = 1000

/** The longest body of a rule (docs: Webhooks). */
const longestBody = 16_000

/** Writes down that the webhook is to be called; whoever delivers finds it there. */
export function callWebhook(
  account: Account,
  webhook: StoredWebhook,
  payload: string,
  event_type: string | null = null,
): StoredWebhookInvocation {
  forgetOld(account)
  return account.webhookInvocations.insert({
    id: ulid(account),
    webhook_id: webhook.id,
    created_at: account.now,
    event_type,
    payload: payload.slice(0, longestBody),
    status: 'pending',
    status_code: null,
    latest_completed_at: null,
    attempts: [],
    due: account.clock.now(),
  })
}

/** Calls the webhook that a rule names, if it is in use and for rules. */
export function callByRule(account: Account, id: string, payload: string): void {
  const webhook = account.webhooks.get(id)
  if (webhook?.status === 'active') callWebhook(account, webhook, payload)
}

function forgetOld({ webhookInvocations, clock }: Account): void {
  const oldest = timestamp(clock.now() - keptDays * day)
  const first = webhookInvocations.rows.ordered('created_at').slice(0, 1)[0]
  if (first && (first.created_at < oldest || webhookInvocations.size >= mostKept)) webhookInvocations.delete(first)
}
