import type { TargetFailure } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** A message that a target did not take. Seeds may tell of some; since URL targets have stopped, none come about. */
export type StoredTargetFailure = Omit<TargetFailure, 'url'>

export const targetFailures = define<StoredTargetFailure, TargetFailure>()({
  name: 'target_failures',
  singular: 'target_failure',
  indexes: {},
  listedBy: { offset: '-id' },
  present: ({ id, ...failure }, { origin }) => ({ url: `${origin}/api/v2/target_failures/${id}.json`, id, ...failure }),
})
