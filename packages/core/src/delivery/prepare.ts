import type { Account } from '../account/account.ts'
import { targetRequest } from '../families/targets/target-request.ts'
import type { StoredInvocation } from '../families/webhook-invocations/invocation.ts'
import { isBroken } from '../families/webhooks/count-call.ts'
import type { DeliveryRequest } from './policy.ts'
import { requestOf } from './request.ts'

/** Why a call that was owed does not leave. */
export type NotSent = 'circuit broken' | 'terminated'

/** The call as it leaves, or why none does. */
export async function prepare(account: Account, invocation: StoredInvocation): Promise<DeliveryRequest | NotSent> {
  const { id, webhook_id, call, payload, due_at } = invocation
  if (call) {
    const target = account.targets.get(call.target_id)
    return target ? targetRequest(target, invocation, call) : 'terminated'
  }
  const webhook = account.webhooks.get(webhook_id)
  if (!webhook) return 'terminated'
  if (isBroken(account, webhook.id, account.clock.now())) return 'circuit broken'
  const { secret } = webhook.signing_secret
  const sealed = { accountId: account.id, webhookId: webhook.id, invocation: id, secret, payload }
  return requestOf(webhook, { ...sealed, time: due_at ?? account.now })
}
