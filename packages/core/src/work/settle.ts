import type { Account } from '../account/account.ts'
import { works } from '../generated/works.ts'
import type { ScheduledWork } from './scheduled-work.ts'
import type { Work } from './work.ts'

const byKind: ReadonlyMap<string, Work<never>> = new Map(works.map((work) => [work.kind, work]))

/** Does all work whose time has come, in the order of its times, each at its own time. Called ahead of each request. */
export function settle(account: Account): void {
  for (let next = nextOf(account); next && next.due <= account.clock.now(); next = nextOf(account)) {
    const scheduled = next
    account.clock.at(scheduled.due, () => doOne(account, scheduled))
  }
}

/** The work whose time comes first. Every request asks for it, and few change it. */
const nextOf = (account: Account) => account.keep('next work', () => account.scheduledWork.rows.ordered('due').first())

/** When the next piece of work is due, in milliseconds since 1970. */
export const nextDue = (account: Account): number | undefined => nextOf(account)?.due

/** A bug in one piece takes back what that piece did, and nothing else. */
function doOne(account: Account, scheduled: ScheduledWork): void {
  try {
    const work = workOf(scheduled)
    const payload = scheduled.payload as never
    account.actedBy(work.actingOf?.(account, payload) ?? { id: null, address: null }, () =>
      account.commit(() => {
        account.scheduledWork.delete(scheduled)
        work.run(account, payload)
      }),
    )
  } catch (error) {
    account.onBug(error, `scheduled work, ${scheduled.kind}`)
    drop(account, scheduled)
  }
}

/** What cannot even be dropped, because nothing can be kept any more, stays due: the caller's own work fails alike. */
function drop(account: Account, scheduled: ScheduledWork): void {
  account.commit(() => account.scheduledWork.delete(scheduled))
}

/** A payload was written for the very kind under whose name it is kept, which makes the cast above true. */
function workOf({ kind }: ScheduledWork): Work<never> {
  const work = byKind.get(kind)
  if (!work) throw new Error(`nobody knows how to do the scheduled work ${kind}`)
  return work
}
