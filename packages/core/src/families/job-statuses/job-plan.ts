import type { Acting } from '../../account/acting.ts'
import type { Actor } from '../../account/actor.ts'
import { define } from '../../store/definition.ts'

/** What a job has to do, kept until it has ended. */
export interface StoredJobPlan {
  /** The job's. */
  readonly id: string
  readonly actor: Actor
  /** Who began the job, and from where: what it does is done in their name. */
  readonly acting?: Acting | undefined
  readonly items: readonly unknown[]
}

/** Never on the wire. */
export const jobPlans = define<StoredJobPlan, StoredJobPlan>()({
  name: 'job_plans',
  singular: 'job_plan',
  isInternal: true,
  indexes: {},
  present: (plan) => plan,
})
