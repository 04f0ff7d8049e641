import type { JobResult } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { hexadecimal } from '../../account/chance.ts'
import { tooManyJobs, ZendeskError } from '../../errors.ts'
import type { StoredJobStatus } from './job-status.ts'

export interface JobPlan<T> {
  /** In words, as `Bulk Create Organization`. */
  readonly type: string
  /** What it says while it works, as `Creating organization`; the item's number follows. */
  readonly verb: string
  readonly items: readonly T[]
  /** Does one item; what it throws becomes the item's failed result, and only that item is taken back. */
  readonly work: (item: T, index: number) => JobResult
  /** The record that an item is about; a failed item's result names it (recorded). */
  readonly idOf?: (item: T) => number | string | null | undefined
  /** The failure's name in the result, as `UserUpdateError`. */
  readonly failure: string
  /** Refused organizations come without `success: false` (recorded). */
  readonly tellsSuccess?: boolean
}

/** Milliseconds of the account's clock until a job begins, and until it is done. */
const beginsAfter = 100
const endsAfter = 250
/** Job statuses are gone after a day. */
const keptFor = 24 * 60 * 60_000
/** Queued or working jobs that an account may have (docs: Job Statuses > Limits). */
const mostOpen = 30

/** Has the items done later: the answer shows the job queued, never done. Throws `tooManyJobs`. */
export function startJob<T>(account: Account, actor: Actor, plan: JobPlan<T>): StoredJobStatus {
  if (account.jobStatuses.by('isOpen', true).size >= mostOpen) throw tooManyJobs()
  const job = account.jobStatuses.insert({
    id: `V3-${account.chance.text(32, hexadecimal)}`,
    job_type: plan.type,
    total: plan.items.length,
    progress: null,
    status: 'queued',
    message: null,
    results: null,
    user_id: actor.id,
    started: account.clock.now(),
    ended: null,
  })
  account.schedule(beginsAfter, () => begin(account, job.id, plan))
  account.schedule(endsAfter, () => finish(account, job.id, plan))
  return job
}

function begin<T>(account: Account, id: string, { verb }: JobPlan<T>): void {
  const job = account.jobStatuses.get(id)
  // A job whose request failed after all was taken back with it.
  if (job) account.jobStatuses.update(job, { status: 'working', progress: 0, message: `${verb} #0` })
}

function finish<T>(account: Account, id: string, plan: JobPlan<T>): void {
  const job = account.jobStatuses.get(id)
  if (!job) return
  const results = plan.items.map((item, index) => resultOf(account, plan, item, index))
  account.jobStatuses.update(job, {
    status: 'completed',
    progress: plan.items.length,
    message: `Completed at ${account.now.replace('T', ' ').replace('Z', ' +0000')}`,
    results,
    ended: account.clock.now(),
  })
  account.schedule(keptFor, () => account.jobStatuses.delete(account.jobStatuses.find(id)))
}

function resultOf<T>(
  account: Account,
  { work, idOf, failure, tellsSuccess = true }: JobPlan<T>,
  item: T,
  index: number,
): JobResult {
  try {
    return account.commit(() => work(item, index))
  } catch (error) {
    if (!(error instanceof ZendeskError)) throw error
    const id = idOf?.(item)
    const refused = { index, error: failure, ...(id != null && { id }), details: reasonOf(error) }
    return tellsSuccess ? { ...refused, success: false } : refused
  }
}

/** The refusal in one sentence: what is wrong with the properties, or the description. */
function reasonOf({ body }: ZendeskError): string {
  const { details, description, error } = body
  const problems = Object.values(Object(details)).flat()
  const sentences = problems.map((problem) => String(Object(problem).description))
  return sentences.length > 0 ? sentences.join(', ') : String(description ?? Object(error).message ?? error)
}
