import type { Account } from '../account/account.ts'
import type { StoredWebhookInvocation } from '../families/webhook-invocations/webhook-invocation.ts'
import { ulid } from '../ulid.ts'
import { type Deliver, type Delivery, exampleAnswer, isExample } from './delivery.ts'
import { attemptOf, type Outcome, retryAfter, statusOf } from './outcome.ts'
import { requestOfInvocation } from './request-of.ts'

/** Sends what an account has written down to be sent. What it holds of its own is what is under way, nothing of the state. */
export class Courier {
  readonly #account: Account
  readonly #deliver: Deliver
  readonly #sending = new Set<string>()
  #running: Promise<void> | undefined

  constructor(account: Account, deliver: Deliver) {
    this.#account = account
    this.#deliver = deliver
  }

  /** From now on sends with each commit, and whenever the clock is moved. No request waits for it. */
  follow(): void {
    this.#account.onCommit(() => queueMicrotask(() => void this.run()))
  }

  /** Sends all that is due by the account's clock; over once all of it was answered, and what came due by that, too. */
  run(): Promise<void> {
    this.#running ??= this.#sendAll().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  async #sendAll(): Promise<void> {
    for (let due = this.#due(); due.length > 0; due = this.#due()) {
      await Promise.all(due.map((invocation) => this.#send(invocation)))
    }
  }

  #due(): readonly StoredWebhookInvocation[] {
    const { webhookInvocations, clock } = this.#account
    const waiting = webhookInvocations.by('isWaiting', true).ordered('due')
    const due = waiting.slice(0, waiting.rankBehind([clock.now(), '~']))
    return due.filter(({ id }) => !this.#sending.has(id))
  }

  async #send(invocation: StoredWebhookInvocation): Promise<void> {
    this.#sending.add(invocation.id)
    try {
      const webhook = this.#account.webhooks.get(invocation.webhook_id)
      if (!webhook) return this.#account.commit(() => this.#account.webhookInvocations.delete(invocation))
      const delivery = await requestOfInvocation(this.#account, webhook, invocation)
      this.#note(invocation, delivery, await outcomeOf(this.#deliver, delivery))
    } finally {
      this.#sending.delete(invocation.id)
    }
  }

  #note({ id }: StoredWebhookInvocation, delivery: Delivery, outcome: Outcome): void {
    const account = this.#account
    account.commit(() => {
      const invocation = account.webhookInvocations.get(id)
      if (!invocation) return
      const completed_at = account.now
      const attempt = attemptOf({ id: ulid(account), invocation_id: id, completed_at }, delivery, outcome)
      const attempts = [...invocation.attempts, attempt]
      const wait = retryAfter(outcome, attempts.length)
      account.webhookInvocations.update(invocation, {
        attempts,
        latest_completed_at: completed_at,
        status: statusOf(outcome),
        status_code: attempt.status_code,
        due: wait === undefined ? null : account.clock.now() + wait,
      })
    })
  }
}

/** How the call ends. Hosts of examples answer at once, without a network. */
export async function outcomeOf(deliver: Deliver, delivery: Delivery): Promise<Outcome> {
  if (isExample(delivery.url)) return { answer: exampleAnswer }
  try {
    return { answer: await deliver(delivery) }
  } catch (error) {
    const { name, message = String(error) } = Object(error)
    return { failure: name === 'TimeoutError' ? 'timeout' : 'failed', reason: String(message) }
  }
}
