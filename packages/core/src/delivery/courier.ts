import type { Account } from '../account/account.ts'
import { targetRequest } from '../families/targets/target-request.ts'
import { type Done, hasSucceeded } from '../families/webhook-invocations/done.ts'
import type { StoredInvocation } from '../families/webhook-invocations/invocation.ts'
import { retryInvocation } from '../families/webhook-invocations/invoke.ts'
import { recordAttempt } from '../families/webhook-invocations/record-attempt.ts'
import { countCall, isBroken } from '../families/webhooks/count-call.ts'
import { settle } from '../work/settle.ts'
import type { DeliveryRequest } from './policy.ts'
import { requestOf } from './request.ts'
import { canSend, send } from './send.ts'

/** Sends what the webhooks and targets of an account owe, after the commits that wrote it down. No request waits for it. */
export interface Courier {
  /** Resolves once nothing is on its way. */
  readonly done: () => Promise<void>
  /** Sends an invocation once more, held or not. */
  readonly replay: (id: string) => Promise<void>
}

export function startCourier(account: Account): Courier {
  const underway = new Map<string, Promise<void>>()
  let isPlanned = false
  // Signing takes its time; calls still leave in the order in which they were written down, so that runs are alike.
  let turn: Promise<unknown> = Promise.resolve()

  /** What was written is told before its commit is through, so what is due is looked for right after it. */
  function plan(): void {
    if (isPlanned || account.delivery.holds) return
    isPlanned = true
    queueMicrotask(() => {
      isPlanned = false
      for (const invocation of account.webhookInvocations.by('isDue', true)) {
        if (!underway.has(invocation.id) && isSendable(account, invocation)) carry(invocation)
      }
    })
  }

  function carry(invocation: StoredInvocation): Promise<void> {
    const prepared = turn.then(() => prepare(account, invocation))
    turn = prepared.catch(() => undefined)
    const carried = prepared
      .then((request) => attempt(account, invocation, request))
      .catch((error) => account.onBug(error, `delivering the invocation ${invocation.id}`))
      .finally(() => {
        underway.delete(invocation.id)
      })
    underway.set(invocation.id, carried)
    return carried
  }

  account.onCommit((changes) => {
    const writesAny = changes.some(({ collection }) => collection.definition.name === 'webhook_invocations')
    if (writesAny) plan()
  })
  // What a process before this one still owed.
  if (account.webhookInvocations.size > 0) plan()
  return {
    async done() {
      // What is planned begins ahead of whatever waits for it.
      await Promise.resolve()
      while (underway.size > 0) await Promise.all(underway.values())
    },
    replay: async (id) => underway.get(id) ?? carry(account.webhookInvocations.find(id)),
  }
}

function isSendable(account: Account, { webhook_id, call }: StoredInvocation): boolean {
  const url = call?.url ?? account.webhooks.get(webhook_id)?.endpoint
  return url === undefined || canSend(account.delivery, url)
}

type NotSent = 'circuit broken' | 'terminated'

/** The call as it leaves, or why none does. */
async function prepare(account: Account, invocation: StoredInvocation): Promise<DeliveryRequest | NotSent> {
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

async function attempt(account: Account, invocation: StoredInvocation, request: DeliveryRequest | NotSent) {
  const done: Done =
    typeof request === 'string'
      ? { request: undefined, outcome: { kind: request } }
      : { request, outcome: await send(account.delivery, request) }
  account.commit(() => {
    const { webhook_id } = invocation
    if (done.request && webhook_id !== null) countCall(account, webhook_id, !hasSucceeded(done.outcome))
    recordAttempt(account, invocation.id, done)
  })
  wakeForRetry(account)
}

/** Clocks that go by themselves bring no request along. */
function wakeForRetry(account: Account): void {
  const [next] = account.scheduledWork.by('kind', retryInvocation.kind).ordered('due').slice(0, 1)
  if (next) account.delivery.later?.(Math.max(0, next.due - account.clock.now()), () => settle(account))
}
