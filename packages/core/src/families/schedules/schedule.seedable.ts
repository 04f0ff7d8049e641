import type { ScheduleCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createSchedule } from './change-schedule.ts'

/** A schedule in a seed. */
export interface ScheduleSeed extends ScheduleCreate, Dated {}

export const seedableSchedules = seedable<ScheduleSeed, ScheduleCreate>()({
  name: 'schedules',
  operation: 'CreateSchedule',
  key: 'schedule',
  own: dated,
  plant: createSchedule,
})
