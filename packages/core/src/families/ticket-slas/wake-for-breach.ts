import type { Account } from '../../account/account.ts'
import { schedule } from '../../work/schedule.ts'
import { workKind } from '../../work/work.ts'

export const tellBreaches = workKind<Record<string, never>>('tell_sla_breaches')

/** One piece of work waits for all tickets, for the first target that is missed. */
export function wakeForBreach(account: Account, seconds: number): void {
  const due = seconds * 1000
  const planned = account.scheduledWork.by('kind', tellBreaches.kind).first()
  if (planned && planned.due <= due) return
  if (planned) account.scheduledWork.delete(planned)
  schedule(account, tellBreaches, due - account.clock.now(), {})
}
