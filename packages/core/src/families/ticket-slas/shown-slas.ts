import type { Account } from '../../account/account.ts'
import { timestamp } from '../../account/clock.ts'
import type { SlaPromise } from './ticket-sla.ts'

/** The side-load `slas` of a ticket: what is promised of it, and the time that is left, or over (less than none). */
export function shownSlas(account: Account, ticketId: number) {
  const promises = account.ticketSlas.get(ticketId)?.promises ?? []
  const now = Math.floor(account.clock.now() / 1000)
  return { policy_metrics: promises.map((promise) => shownPromise(account, promise, now)) }
}

function shownPromise({ slaTerms }: Account, { metric, stage, breach_at, term, spent }: SlaPromise, now: number) {
  const breach = breach_at === null ? null : timestamp(breach_at * 1000)
  // Of a clock that rests nobody knows when it will be over, but how much is left.
  const left = breach_at === null ? (slaTerms.get(term)?.target_in_seconds ?? 0) - spent : breach_at - now
  return { breach_at: breach, stage, metric, ...inWords(left) }
}

const units = [
  ['days', 24 * 60 * 60],
  ['hours', 60 * 60],
  ['minutes', 60],
] as const

/** A time in the largest unit of which it has one, rounded (recorded: 6 days and 16 hours are 7 days). */
function inWords(seconds: number): Readonly<Record<string, number>> {
  const [name, length] = units.find(([, unit]) => Math.abs(seconds) >= unit) ?? ['seconds', 1]
  return { [name]: Math.round(seconds / length) }
}
