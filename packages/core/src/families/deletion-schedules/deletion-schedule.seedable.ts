import type { DeletionScheduleCreate } from '@fakedesk/spec'
import { namedByRules } from '../../seed/named-by-rules.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createDeletionSchedule } from './change-deletion-schedule.ts'

/** A deletion schedule in a seed. */
export interface DeletionScheduleSeed extends DeletionScheduleCreate, Dated {}

export const seedableDeletionSchedules = seedable<DeletionScheduleSeed, DeletionScheduleCreate>()({
  name: 'deletion_schedules',
  operation: 'CreateDeletionSchedule',
  key: 'deletion_schedule',
  own: dated,
  after: namedByRules,
  plant: createDeletionSchedule,
})
