import type { JobResult } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { day } from '../../account/days-ago.ts'
import { ZendeskError } from '../../errors.ts'
import { schedule } from '../../work/schedule.ts'
import { work } from '../../work/work.ts'
import type { Job } from './job.ts'
import type { StoredJobPlan } from './job-plan.ts'
import type { StoredJobStatus } from './job-status.ts'

/** Milliseconds of the account's clock that an item takes. */
const itemTakes = 5
/** Job statuses are gone after a day. */
const keptFor = day

/** Does the job's next item, or begins the job, or ends it; and comes again for the one after. */
export function advanceJob<T>(account: Account, kind: Job<T>, id: string): void {
  const job = account.jobStatuses.find(id)
  const plan = account.jobPlans.find(id)
  const advanced = job.status === 'queued' ? begin(account, kind, job) : doNext(account, kind, job, plan)
  if (advanced.done.length === plan.items.length) complete(account, kind, advanced)
  else schedule(account, kind, itemTakes, { job: id })
}

function begin<T>(account: Account, { verb }: Job<T>, job: StoredJobStatus): StoredJobStatus {
  const progress = job.total === null ? null : 0
  return account.jobStatuses.update(job, { status: 'working', progress, message: `${verb} #0` })
}

function doNext<T>(account: Account, kind: Job<T>, job: StoredJobStatus, plan: StoredJobPlan): StoredJobStatus {
  const done = [...job.done, resultOf(account, kind, plan, job.done.length)]
  const progress = job.total === null ? null : done.length
  return account.jobStatuses.update(job, { done, progress, message: `${kind.verb} #${done.length}` })
}

function complete<T>(account: Account, { isTaciturn }: Job<T>, job: StoredJobStatus): void {
  const message = `Completed at ${account.now.replace('T', ' ').replace('Z', ' +0000')}`
  end(account, job, { status: 'completed', message, results: isTaciturn ? { success: true } : job.done })
}

/** Ends a job that a bug keeps from going on. */
export function failJob(account: Account, id: string): void {
  end(account, account.jobStatuses.find(id), { status: 'failed', message: 'An internal error occurred' })
}

function end(account: Account, job: StoredJobStatus, outcome: Partial<StoredJobStatus>): void {
  account.jobStatuses.update(job, { ...outcome, done: [], ended: account.clock.now() })
  account.jobPlans.delete(account.jobPlans.find(job.id))
  schedule(account, forgetJob, keptFor, { job: job.id })
}

export const forgetJob = work<{ job: string }>({
  kind: 'forget_job',
  run: (account, { job }) => account.jobStatuses.delete(account.jobStatuses.find(job)),
})

/** What a refused or broken item leaves; the others go on. */
function resultOf<T>(account: Account, kind: Job<T>, { actor, items }: StoredJobPlan, index: number): JobResult {
  // The items were put there by `startJob` for this very kind.
  const item = items[index] as T
  try {
    return account.commit(() => kind.item({ account, actor, index }, item))
  } catch (error) {
    if (!(error instanceof ZendeskError)) account.onBug(error, `an item of a job, ${kind.kind}`)
    const id = kind.idOf?.(item)
    const refused = { index, error: kind.failure, ...(id != null && { id }), details: reasonOf(error) }
    return kind.tellsSuccess === false ? refused : { ...refused, success: false }
  }
}

/** The refusal in one sentence: what is wrong with the properties, or the description. */
function reasonOf(error: unknown): string {
  if (!(error instanceof ZendeskError)) return 'An internal error occurred'
  const { details, description, error: name } = error.body
  const problems = Object.values(Object(details)).flat()
  const sentences = problems.map((problem) => String(Object(problem).description))
  return sentences.length > 0 ? sentences.join(', ') : String(description ?? Object(name).message ?? name)
}
