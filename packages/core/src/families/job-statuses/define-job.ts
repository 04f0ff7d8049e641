import { advanceJob, failJob } from './advance-job.ts'
import type { Job } from './job.ts'

/** `export const createManyUsersJob = job<UserCreate>({...})`: gathered by this form, like other work. */
export function job<T>(definition: Omit<Job<T>, 'run' | 'actingOf'>): Job<T> {
  const kind: Job<T> = {
    ...definition,
    actingOf: (account, { job }) => account.jobPlans.get(job)?.acting,
    run(account, { job }) {
      try {
        account.commit(() => advanceJob(account, kind, job))
      } catch (error) {
        account.onBug(error, `a job, ${kind.kind}`)
        failJob(account, job)
      }
    },
  }
  return kind
}
