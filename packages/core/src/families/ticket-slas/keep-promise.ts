import type { Account } from '../../account/account.ts'
import { afterBusinessTime, type BusinessHours, businessTime } from '../schedules/business-time.ts'
import { hoursFor } from '../schedules/hours-of.ts'
import { applied, type Clock, codeOf } from '../ticket-metric-events/metric-event.ts'
import { bothOf } from '../ticket-metrics/minutes.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { GoingClock } from './going-clock.ts'
import type { SlaTerm } from './sla-term.ts'
import type { SlaPromise } from './ticket-sla.ts'

/** A metric after a change of the ticket: what its policy promises, and where its clock stands. */
export interface Keeping {
  readonly account: Account
  readonly ticket: StoredTicket
  /** In seconds since 1970. */
  readonly now: number
  readonly metric: string
  readonly name: Clock
  readonly term: SlaTerm | undefined
  /** Undefined for a clock that was not started, or has come to its end. */
  readonly clock: GoingClock | undefined
}

/** What becomes of a promise, and what events tell of it, by `codeOf`. */
export interface Kept {
  readonly promise: SlaPromise | undefined
  readonly events: readonly number[]
}

/**
 * Brings a promise up to date with its clock and its policy: the first one whose clock starts, another one where policy or
 * priority have changed, none where there is no target any more. What was achieved stays.
 */
export function keepPromise(before: SlaPromise | undefined, keeping: Keeping): Kept {
  const { clock, term, name } = keeping
  const isOpen = before !== undefined && before.stage !== 'achieved'
  if (!clock) return { promise: isOpen ? achieved(before, keeping) : before, events: [] }
  if (!term) {
    if (!isOpen) return { promise: before, events: [] }
    return { promise: undefined, events: applied(applyCode(name, before.instance), null) }
  }
  const isSame = before?.instance === clock.instance
  const promise = isSame ? sameClock(before, term, { ...keeping, clock }) : promised(term, { ...keeping, clock })
  const isNew = !isSame || before.term !== term.id
  return breached(promise, keeping, isNew ? applied(applyCode(name, clock.instance), term.id) : [])
}

const applyCode = (name: Clock, instance: number) =>
  codeOf(name, name === 'group_ownership_time' ? 'apply_group_sla' : 'apply_sla', instance)

/** A target that is over by now is told at once: it came later than its clock. */
function breached(promise: SlaPromise, { name, now }: Keeping, events: readonly number[]): Kept {
  const { breach_at, isBreached, instance } = promise
  if (isBreached || breach_at === null || breach_at > now) return { promise, events }
  return { promise: { ...promise, isBreached: true }, events: [...events, codeOf(name, 'breach', instance)] }
}

interface Going extends Keeping {
  readonly clock: GoingClock
}

function promised(term: SlaTerm, keeping: Going): SlaPromise {
  const { metric, clock } = keeping
  const hours = hoursOf(keeping, term)
  const { instance, since, restsFrom } = clock
  const began = bothOf(clock.spent)[hours ? 'business' : 'calendar'] * 60
  const spent = restsFrom === null ? began : began + secondsBetween(hours, since, restsFrom)
  const promise = { metric, term: term.id, instance, since, spent, isBreached: false }
  return restsFrom === null
    ? { ...promise, stage: 'active', breach_at: breachAt(hours, since, term.target_in_seconds - spent) }
    : { ...promise, stage: 'paused', breach_at: null }
}

/** Hours of another kind cannot be told from those that were counted: they are reckoned anew, from the clock. */
function sameClock(before: SlaPromise, term: SlaTerm, keeping: Going): SlaPromise {
  const { account, now, clock } = keeping
  const old = account.slaTerms.get(before.term)
  const isChanged = before.term !== term.id
  if (old?.business_hours !== term.business_hours) return promised(term, keeping)
  const hours = hoursOf(keeping, term)
  const promise = isChanged ? { ...before, term: term.id, isBreached: false } : before
  const runs = clock.restsFrom === null
  if (runs) {
    const [since, spent] = before.stage === 'active' ? [before.since, before.spent] : [now, before.spent]
    const breach_at = promise.isBreached ? before.breach_at : breachAt(hours, since, term.target_in_seconds - spent)
    return { ...promise, stage: 'active', since, spent, breach_at }
  }
  const spent = before.spent + (before.stage === 'active' ? secondsBetween(hours, before.since, now) : 0)
  return { ...promise, stage: 'paused', spent, breach_at: promise.isBreached ? before.breach_at : null }
}

function achieved(promise: SlaPromise, keeping: Keeping): SlaPromise {
  if (promise.stage === 'paused') return { ...promise, stage: 'achieved' }
  const hours = hoursOf(keeping, keeping.account.slaTerms.get(promise.term))
  const spent = promise.spent + secondsBetween(hours, promise.since, keeping.now)
  return { ...promise, stage: 'achieved', spent }
}

/** Without a schedule, every hour is a business hour. */
function hoursOf({ account, ticket }: Keeping, term: SlaTerm | undefined): BusinessHours | undefined {
  return term?.business_hours ? hoursFor(account, ticket) : undefined
}

function secondsBetween(hours: BusinessHours | undefined, from: number, to: number): number {
  return hours ? Math.floor(businessTime(hours, from * 1000, to * 1000) / 1000) : Math.max(0, to - from)
}

/** When so many seconds are over; null where that never comes. */
function breachAt(hours: BusinessHours | undefined, since: number, left: number): number | null {
  if (!hours) return since + left
  const end = afterBusinessTime(hours, since * 1000, left * 1000)
  return end === undefined ? null : Math.ceil(end / 1000)
}
