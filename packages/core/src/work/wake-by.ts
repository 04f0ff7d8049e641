import type { Account } from '../account/account.ts'
import { schedule } from './schedule.ts'
import type { WorkKind } from './work.ts'

/**
 * Has the work done at a time in seconds since 1970, at the latest: one piece of it waits for all records that it looks
 * after, for the first that is due.
 */
export function wakeBy(account: Account, kind: WorkKind<Record<string, never>>, seconds: number): void {
  const due = seconds * 1000
  const planned = account.scheduledWork.by('kind', kind.kind).first()
  if (planned && planned.due <= due) return
  if (planned) account.scheduledWork.delete(planned)
  schedule(account, kind, due - account.clock.now(), {})
}
