import type { Account } from '../../account/account.ts'
import { wakeBy } from '../../work/wake-by.ts'
import { work } from '../../work/work.ts'
import { codeOf } from '../ticket-metric-events/metric-event.ts'
import { noteMetricEvents } from '../ticket-metric-events/note-metric-events.ts'
import { nextBreaches } from './apply-slas.ts'
import { promisedClocks } from './going-clock.ts'
import { tellBreaches } from './sla-works.ts'
import type { SlaPromise, StoredTicketSla } from './ticket-sla.ts'

/** Tells of the targets that are missed by now, and waits for the next. */
export const tellBreachesWork = work<Record<string, never>>({
  ...tellBreaches,
  run(account) {
    const waiting = account.ticketSlas.by('isDue', true).ordered('due_at')
    const now = Math.floor(account.clock.now() / 1000)
    for (const sla of waiting.slice(0, waiting.rankBehind([now, Number.MAX_SAFE_INTEGER]))) tell(account, sla, now)
    const next = waiting.first()?.due_at
    if (next != null) wakeBy(account, tellBreaches, next)
  },
})

function tell(account: Account, sla: StoredTicketSla, now: number): void {
  const isMissed = ({ stage, isBreached, breach_at }: SlaPromise) =>
    stage === 'active' && !isBreached && breach_at !== null && breach_at <= now
  const events = sla.promises.filter(isMissed).flatMap(({ metric, instance }) => {
    const clock = promisedClocks[metric]?.clock
    return clock ? [codeOf(clock, 'breach', instance)] : []
  })
  const promises = sla.promises.map((promise) => (isMissed(promise) ? { ...promise, isBreached: true } : promise))
  account.ticketSlas.update(sla, { promises, ...nextBreaches(promises) })
  noteMetricEvents(account, sla.id, now, events)
}
