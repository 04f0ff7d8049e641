import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { hexadecimal } from '../../account/chance.ts'
import { tooManyJobs } from '../../errors.ts'
import { schedule } from '../../work/schedule.ts'
import type { Job } from './job.ts'
import type { StoredJobStatus } from './job-status.ts'

/** Milliseconds of the account's clock until a job begins. */
const beginsAfter = 100
/** Queued or working jobs that an account may have (docs: Job Statuses > Limits). */
const mostOpen = 30

/** Has the items done later: the answer shows the job queued, never done. Throws `tooManyJobs`. */
export function startJob<T>(account: Account, actor: Actor, kind: Job<T>, items: readonly T[]): StoredJobStatus {
  if (account.jobStatuses.by('isOpen', true).size >= mostOpen) throw tooManyJobs()
  const id = `V3-${account.chance.text(32, hexadecimal)}`
  account.jobPlans.insert({ id, actor, ...(account.acting && { acting: account.acting }), items })
  schedule(account, kind, beginsAfter, { job: id })
  return account.jobStatuses.insert({
    id,
    job_type: kind.type,
    total: kind.isTaciturn ? null : items.length,
    progress: null,
    status: 'queued',
    message: null,
    results: null,
    user_id: actor.id,
    started: account.clock.now(),
    ended: null,
    done: [],
  })
}
