import type { Account } from '../../account/account.ts'
import { day } from '../../account/days-ago.ts'
import type { SortKey } from '../../store/sorted.ts'
import { schedule } from '../../work/schedule.ts'
import { workKind } from '../../work/work.ts'
import type { StoredDeletionSchedule } from './deletion-schedule.ts'

/** A step of a schedule's round: where the one before it ended. */
interface Step {
  readonly schedule: number
  readonly after: SortKey | null
}

export const sweep = workKind<{ readonly schedule: number; readonly after: SortKey | null }>('run_deletion_schedule')

/**
 * Has an active schedule make its round with the next midnight, UTC. The service begins within 72 hours and goes on for as
 * long as the schedule is active (help: Creating ticket deletion schedules).
 */
export function planSweep(account: Account, { id }: StoredDeletionSchedule): void {
  const isPlanned = [...account.scheduledWork.by('kind', sweep.kind)].some(
    // The payload is that of the kind.
    ({ payload }) => (payload as unknown as Step).schedule === id,
  )
  if (!isPlanned) planStep(account, { schedule: id, after: null }, day - (account.clock.now() % day))
}

export function planStep(account: Account, step: Step, delay: number): void {
  schedule(account, sweep, delay, { ...step })
}
