import type { Account } from '../account/account.ts'
import { timeAfter } from '../account/clock.ts'
import type { Tenant } from '../account/tenants.ts'
import { nextDue, settle } from '../work/settle.ts'
import type { Deed } from './deeds.ts'
import { deedsOf } from './deeds-of.ts'

/** Something that came to pass while a clock moved, and when. */
export type Happening = { readonly at: string } & Deed

/** What a stretch of time has brought. */
export interface TimePassed {
  /** Where the clock stands now. */
  readonly now: string
  /** In order; the first thousand. */
  readonly happened: readonly Happening[]
  /** How many there were of each kind. */
  readonly counts: Readonly<Partial<Record<Deed['what'], number>>>
}

const mostTold = 1000

/**
 * Moves the account's clock so many milliseconds forward, from one piece of work that is due to the next: each is done, and
 * the calls of webhooks that it has caused are delivered, before the clock moves on. Throws a `RangeError` as the clock does.
 */
export async function passTime({ account, courier }: Tenant, way: number): Promise<TimePassed> {
  const { clock } = account
  const end = timeAfter(clock.now(), way)
  const happened: Happening[] = []
  const counts: Partial<Record<Deed['what'], number>> = {}
  const ignore = account.onCommit((changes) => {
    for (const deed of deedsOf(account, changes)) {
      counts[deed.what] = (counts[deed.what] ?? 0) + 1
      if (happened.length < mostTold) happened.push({ at: account.now, ...deed })
    }
  })
  try {
    for (let stop = nextStop(account, end); ; stop = nextStop(account, end)) {
      // Another who moves the clock may be ahead.
      clock.advance(Math.max(0, stop - clock.now()))
      settle(account)
      await courier.done()
      if (stop === end) return { now: new Date(clock.now()).toISOString(), happened, counts }
    }
  } finally {
    ignore()
  }
}

/** When there is something to do next, or else the end. */
const nextStop = (account: Account, end: number) => Math.min(nextDue(account) ?? end, end)
