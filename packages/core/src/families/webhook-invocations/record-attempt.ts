import type { Account } from '../../account/account.ts'
import { beginOfUlid } from '../../ulid.ts'
import { schedule } from '../../work/schedule.ts'
import { noteOutcome } from '../target-failures/note-outcome.ts'
import { type Done, statusOf } from './done.ts'
import type { StoredInvocation } from './invocation.ts'
import { retryInvocation } from './invoke.ts'

/** Notes an attempt, and has another one made where the service would. */
export function recordAttempt(account: Account, id: string, done: Done): void {
  const { request, outcome } = done
  const invocation = account.webhookInvocations.get(id)
  if (!invocation) return
  const attempts = invocation.attempts + 1
  const answer = outcome.kind === 'answered' ? outcome : undefined
  const result = { status: statusOf(outcome), status_code: answer?.status ?? null }
  account.webhookAttempts.insert({
    // By its place, not by lot: answers that come in another order change nothing.
    id: `${beginOfUlid(account.clock.now())}${id.slice(10, 24)}${String(attempts % 100).padStart(2, '0')}`,
    invocation_id: id,
    ...result,
    completed_at: account.now,
    request: request ? { headers: pairs(request.headers), payload: request.body ?? null } : null,
    response: answer ? { headers: pairs(answer.headers), payload: answer.body } : null,
  })
  account.webhookInvocations.update(invocation, {
    ...result,
    attempts,
    latest_completed_at: account.now,
    due_at: null,
  })
  if (invocation.call) noteOutcome(account, invocation.call, done)
  const delay = invocation.call ? undefined : retryAfter(outcome, invocation)
  if (delay !== undefined) schedule(account, retryInvocation, delay, { id })
}

/** How long the service waits ahead of the next try, where nobody says; not documented. */
const usualDelay = 1000

/**
 * When to try again, in milliseconds: after 409 three times, after silence five times, after 429 and 503 if they say when
 * and it is within a minute (docs: Webhooks). Undefined where the attempt was the last; how often the latter is not
 * documented, and as often as for silence here.
 */
function retryAfter(outcome: Done['outcome'], { attempts }: StoredInvocation): number | undefined {
  if (outcome.kind === 'timeout') return attempts < 5 ? usualDelay : undefined
  if (outcome.kind !== 'answered') return undefined
  if (outcome.status === 409) return attempts < 3 ? usualDelay : undefined
  if ((outcome.status !== 429 && outcome.status !== 503) || attempts >= 5) return undefined
  const [, text = ''] = Object.entries(outcome.headers).find(([name]) => name.toLowerCase() === 'retry-after') ?? []
  return /^\d+$/.test(text) && Number(text) < 60 ? Number(text) * 1000 : undefined
}

const pairs = (headers: Readonly<Record<string, string>>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }))
