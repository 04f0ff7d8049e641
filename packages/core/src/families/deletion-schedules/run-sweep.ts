import type { SortKey } from '../../store/sorted.ts'
import { work } from '../../work/work.ts'
import { planStep, planSweep, sweep } from './plan-sweep.ts'
import { sweepers } from './sweepers.ts'

/** How many records a step looks at, and how long the next one waits: no step's cost grows with the account. */
const atOnce = 500
const pause = 1000

/** Deletes what the schedule names, a step at a time; after the last one it waits for the next midnight. */
export const runSweep = work<{ readonly schedule: number; readonly after: SortKey | null }>({
  ...sweep,
  run(account, { schedule: id, after }) {
    const schedule = account.deletionSchedules.get(id)
    if (!schedule?.active) return
    const behind = sweepers[schedule.object]?.(account, schedule.conditions, { after, atOnce })
    if (behind) planStep(account, { schedule: id, after: behind }, pause)
    else planSweep(account, schedule)
  },
})
