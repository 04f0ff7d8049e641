import type { Schedule, ScheduleInterval } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredSchedule = Schedule
/** A span of the week, in minutes since Sunday 00:00. */
export type Interval = ScheduleInterval

/** Opening hours have no address in their answers (docs: Schedules). */
export const schedules = define<StoredSchedule, Schedule>()({
  name: 'schedules',
  singular: 'schedule',
  indexes: {},
  present: (schedule) => schedule,
})
