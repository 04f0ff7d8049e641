import type { DeletionScheduleCreate } from '@fakedesk/spec'
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
  after: ['users', 'groups', 'organizations', 'ticket_fields', 'ticket_forms', 'custom_statuses', 'brands'],
  plant: createDeletionSchedule,
})
