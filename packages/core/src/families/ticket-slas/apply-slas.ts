import type { SlaMetric } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { isDeepEqual } from '../../store/deep-equal.ts'
import { wakeBy } from '../../work/wake-by.ts'
import { noteMetricEvents } from '../ticket-metric-events/note-metric-events.ts'
import { metricOf } from '../ticket-metrics/metric-of.ts'
import type { WrittenEdit } from '../tickets/written-edit.ts'
import { promisedClocks, type Timed } from './going-clock.ts'
import { keepPromise } from './keep-promise.ts'
import { ownedAfter } from './owned.ts'
import type { Policies } from './policies-for.ts'
import { type SlaTerm, termKey } from './sla-term.ts'
import { tellBreaches } from './sla-works.ts'
import type { SlaChange, SlaPromise, StoredTicketSla } from './ticket-sla.ts'

/**
 * Keeps what is promised of a ticket true after a change: of the policies that it meets now, at the priority that it has
 * now; without a priority nothing is promised. Costs nothing where no policy ever was.
 */
export function applySlas(edit: WrittenEdit, policies: Policies): SlaChange | undefined {
  const { account, after } = edit
  const before = account.ticketSlas.get(after.id)
  const isConcerned = before || policies.sla || policies.group
  if (!isConcerned || edit.isImport || metricOf(account, after).isImported) return undefined
  const now = Math.floor(account.clock.now() / 1000)
  const owned = before?.ownership || policies.group ? ownedAfter(edit, before?.ownership, now) : undefined
  const timed = { ticket: after, metric: metricOf(account, after), ownership: owned?.ownership }
  const kept = keptPromises({ account, now, timed, before, terms: termsOf(account, policies, after.priority) })
  const sla = {
    id: after.id,
    policy_id: policies.sla?.id ?? null,
    group_policy_id: policies.group?.id ?? null,
    promises: kept.promises,
    ...nextBreaches(after.deletion ? [] : kept.promises),
    ...(owned && { ownership: owned.ownership }),
  }
  noteMetricEvents(account, after.id, now, [...(owned?.events ?? []), ...kept.events])
  return { before, after: write(account, before, sla) }
}

interface Promising {
  readonly account: Account
  readonly now: number
  readonly timed: Timed
  readonly before: StoredTicketSla | undefined
  readonly terms: ReadonlyMap<string, SlaTerm>
}

function keptPromises({ account, now, timed, before, terms }: Promising) {
  const promises: SlaPromise[] = []
  const events: number[] = []
  const known = new Map(before?.promises.map((promise) => [promise.metric, promise]))
  for (const metric of new Set([...terms.keys(), ...known.keys()])) {
    const promised = promisedClocks[metric]
    if (!promised) continue
    const term = terms.get(metric)
    const keeping = {
      account,
      ticket: timed.ticket,
      now,
      metric,
      name: promised.clock,
      term,
      clock: promised.of(timed),
    }
    const kept = keepPromise(known.get(metric), keeping)
    if (kept.promise) promises.push(kept.promise)
    events.push(...kept.events)
  }
  return { promises, events }
}

/** The targets of a priority, by their metrics; those that no ticket was promised yet are written down. */
function termsOf(account: Account, { sla, group }: Policies, priority: string | null): ReadonlyMap<string, SlaTerm> {
  const terms = new Map<string, SlaTerm>()
  for (const policy of [sla, group]) {
    if (!policy || priority === null) continue
    for (const target of policy.policy_metrics) {
      if (target.priority === priority) terms.set(target.metric, termOf(account, policy, target))
    }
  }
  return terms
}

function termOf(account: Account, policy: SlaTerm['policy'], metric: SlaMetric): SlaTerm {
  const { business_hours } = metric
  const target = metric.target ?? 0
  const target_in_seconds = metric.target_in_seconds ?? target * 60
  const { id, title, description } = policy
  const term = { policy: { id, title, description }, target, target_in_seconds, business_hours }
  const { slaTerms } = account
  return slaTerms.by('key', termKey(term)).first() ?? slaTerms.insert({ id: account.number('sla terms'), ...term })
}

/** What follows from the promises of a ticket: which of its clocks is to end first, and what is to be told next. */
export function nextBreaches(promises: readonly SlaPromise[]) {
  const active = promises.filter(({ stage }) => stage === 'active')
  const first = (some: readonly SlaPromise[]) => {
    const times = some.flatMap(({ breach_at }) => breach_at ?? [])
    return times.length > 0 ? Math.min(...times) : null
  }
  const isOfGroup = ({ metric }: SlaPromise) => metric === 'group_ownership_time'
  return {
    next_breach_at: first(active.filter((promise) => !isOfGroup(promise))),
    group_next_breach_at: first(active.filter(isOfGroup)),
    due_at: first(active.filter(({ isBreached }) => !isBreached)),
  }
}

function write(account: Account, before: StoredTicketSla | undefined, sla: StoredTicketSla): StoredTicketSla {
  if (isDeepEqual(before, sla)) return sla
  const written = before ? account.ticketSlas.update(before, sla) : account.ticketSlas.insert(sla)
  if (sla.due_at !== null) wakeBy(account, tellBreaches, sla.due_at)
  return written
}
