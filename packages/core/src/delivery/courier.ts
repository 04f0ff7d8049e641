import type { Account } from '../account/account.ts'
import { type Done, hasSucceeded } from '../families/webhook-invocations/done.ts'
import type { StoredInvocation } from '../families/webhook-invocations/invocation.ts'
import { retryInvocation } from '../families/webhook-invocations/invoke.ts'
import { recordAttempt } from '../families/webhook-invocations/record-attempt.ts'
import { countCall } from '../families/webhooks/count-call.ts'
import { settle } from '../work/settle.ts'
import type { DeliveryRequest } from './policy.ts'
import { type NotSent, prepare } from './prepare.ts'
import { canSend, send } from './send.ts'

/** Sends what the webhooks and targets of an account owe, after the commits that wrote it down. No request waits for it. */
export interface Courier {
  /** Resolves once nothing is on its way. */
  readonly done: () => Promise<void>
  /** Sends an invocation once more, held or not. */
  readonly replay: (id: string) => Promise<void>
  /** Ends it: the account is no more. What is on its way is noted nowhere. */
  readonly stop: () => void
}

export function startCourier(account: Account): Courier {
  // By the records themselves: another state of the same invocation, as of a snapshot that is back, is another call.
  const underway = new Map<StoredInvocation, Promise<void>>()
  let isPlanned = false
  let isStopped = false
  let wakesAt: number | undefined
  // Signing takes its time; calls still leave in the order in which they were written down, so that runs are alike.
  let turn: Promise<unknown> = Promise.resolve()

  /** What was written is told before its commit is through, so what is due is looked for right after it. */
  function plan(): void {
    if (isPlanned || account.delivery.holds) return
    isPlanned = true
    queueMicrotask(() => {
      isPlanned = false
      if (isStopped) return
      for (const invocation of account.webhookInvocations.by('isDue', true)) {
        if (!underway.has(invocation) && isSendable(account, invocation)) carry(invocation)
      }
      wakeForRetry()
    })
  }

  function carry(invocation: StoredInvocation): Promise<void> {
    const prepared = turn.then(() => prepare(account, invocation))
    turn = prepared.catch(() => undefined)
    const carried = prepared
      .then((request) => attempt(invocation, request))
      .catch((error) => account.onBug(error, `delivering the invocation ${invocation.id}`))
      .finally(() => {
        underway.delete(invocation)
      })
    underway.set(invocation, carried)
    return carried
  }

  /** Whether the call is still one of the account as it is now: a snapshot may be back in its place since. */
  const isOwed = (invocation: StoredInvocation) =>
    !isStopped && account.webhookInvocations.get(invocation.id) === invocation

  async function attempt(invocation: StoredInvocation, request: DeliveryRequest | NotSent): Promise<void> {
    if (!isOwed(invocation)) return
    const done: Done =
      typeof request === 'string'
        ? { request: undefined, outcome: { kind: request } }
        : { request, outcome: await send(account.delivery, request) }
    if (isOwed(invocation)) note(account, invocation, done)
  }

  /** Clocks that go by themselves bring no request along. */
  function wakeForRetry(): void {
    const due = account.scheduledWork.by('kind', retryInvocation.kind).ordered('due').first()?.due
    if (due === undefined || due === wakesAt) return
    wakesAt = due
    account.delivery.later?.(Math.max(0, due - account.clock.now()), () => {
      wakesAt = undefined
      settle(account)
    })
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
    replay: async (id) => {
      const invocation = account.webhookInvocations.find(id)
      await (underway.get(invocation) ?? carry(invocation))
    },
    stop: () => {
      isStopped = true
    },
  }
}

function isSendable(account: Account, { webhook_id, call }: StoredInvocation): boolean {
  const url = call?.url ?? account.webhooks.get(webhook_id)?.endpoint
  return url === undefined || canSend(account.delivery, url)
}

function note(account: Account, { id, webhook_id }: StoredInvocation, done: Done): void {
  account.commit(() => {
    if (done.request && webhook_id !== null) countCall(account, webhook_id, !hasSucceeded(done.outcome))
    recordAttempt(account, id, done)
  })
}
