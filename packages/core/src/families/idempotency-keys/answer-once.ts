import type { Account } from '../../account/account.ts'
import { digest } from '../../account/chance.ts'
import { idempotencyMismatch } from '../../errors.ts'
import { schedule } from '../../work/schedule.ts'
import { work } from '../../work/work.ts'

/** Keys live for two hours (docs: Idempotency). */
const livesFor = 2 * 60 * 60_000

/** An operation's answer, as it is kept: its status and its text. */
export interface Written {
  readonly status: number
  readonly text: string | undefined
}

/** A request that may come more than once, and is done once. */
export interface KeyedRequest {
  readonly key: string
  readonly userId: number | null
  readonly body: unknown
}

/**
 * Does the work for a key that is new, and repeats its answer for one that is not. Throws `idempotencyMismatch` for a
 * key that came with another body before. What fails is not kept: the key is as good as new.
 */
export function answerOnce(
  account: Account,
  { key, userId, body }: KeyedRequest,
  answer: () => Written,
): Written & { readonly lookup: 'hit' | 'miss' } {
  const id = `${userId} ${key}`
  const own = digest(JSON.stringify(body ?? null))
  const known = account.idempotencyKeys.get(id)
  if (known && known.digest !== own) throw idempotencyMismatch()
  if (known) return { status: known.status, text: known.text, lookup: 'hit' }
  const { status, text } = answer()
  account.idempotencyKeys.insert({ id, digest: own, status, text })
  schedule(account, forgetIdempotencyKey, livesFor, { key: id })
  return { status, text, lookup: 'miss' }
}

export const forgetIdempotencyKey = work<{ key: string }>({
  kind: 'forget_idempotency_key',
  run: ({ idempotencyKeys }, { key }) => idempotencyKeys.delete(idempotencyKeys.find(key)),
})
