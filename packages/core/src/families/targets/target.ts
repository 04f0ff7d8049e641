import type { Target, TargetUpdate } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** What is written and never read back. */
type Secrets = Pick<TargetUpdate, 'password' | 'secret' | 'api_token'>

export interface StoredTarget extends Omit<Target, 'url'> {
  readonly secrets: Secrets
  /** Calls that failed in a row. */
  readonly failures?: number
}

export const targets = define<StoredTarget, Target>()({
  name: 'targets',
  singular: 'target',
  indexes: { active: ({ active }) => active },
  present: ({ secrets: _, failures: __, id, ...target }, { origin }) => ({
    url: `${origin}/api/v2/targets/${id}.json`,
    id,
    ...target,
  }),
})
