import type { TargetFailure } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** A message that a target did not take. */
export interface StoredTargetFailure extends Omit<TargetFailure, 'url'> {
  readonly target_id: number
}

export const targetFailures = define<StoredTargetFailure, TargetFailure>()({
  name: 'target_failures',
  singular: 'target_failure',
  indexes: { target: ({ target_id }) => target_id },
  listedBy: { offset: '-id' },
  present: ({ id, target_id: _, ...failure }, { origin }) => ({
    url: `${origin}/api/v2/target_failures/${id}.json`,
    id,
    ...failure,
  }),
})
