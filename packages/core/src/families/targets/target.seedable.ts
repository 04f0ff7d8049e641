import type { TargetCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createTarget } from './change-target.ts'

/** A target in a seed. */
export interface TargetSeed extends TargetCreate, Dated {}

export const seedableTargets = seedable<TargetSeed, TargetCreate>()({
  name: 'targets',
  operation: 'CreateTarget',
  key: 'target',
  own: dated,
  plant: (account, { id: _, ...given }) => createTarget(account, given),
})
