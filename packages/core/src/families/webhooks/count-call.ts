import type { Account } from '../../account/account.ts'
import type { Circuit } from './circuit.ts'

// From 100 requests in five minutes on, 70 % that fail break the circuit for five seconds; 1,000 do anyway (docs: Webhooks).
const span = 5 * 60_000
const pause = 5000
const [fewest, share, most] = [100, 0.7, 1000]

export const isBroken = (account: Account, webhook: string, now: number) =>
  now < (account.webhookCircuits.get(webhook)?.open_until ?? 0)

/** Counts a call in. The span is counted from its first call, not from each: a heuristic. */
export function countCall(account: Account, id: string, hasFailed: boolean): void {
  const now = account.clock.now()
  const known = account.webhookCircuits.get(id)
  const fresh = { id, since: now, requests: 0, failures: 0, open_until: 0 }
  const { since, requests, failures, open_until } = known && now < known.since + span ? known : fresh
  const counted = { id, since, requests: requests + 1, failures: failures + (hasFailed ? 1 : 0), open_until }
  const breaks = hasFailed && counted.requests >= fewest && isTooMany(counted)
  const next = breaks ? { ...fresh, open_until: now + pause } : counted
  if (known) account.webhookCircuits.update(known, next)
  else account.webhookCircuits.insert(next)
}

const isTooMany = ({ requests, failures }: Circuit) => failures >= share * requests || failures > most
