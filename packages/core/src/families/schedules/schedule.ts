import type { Holiday, Schedule } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** Opening hours, and the days on which nobody works. */
export interface StoredSchedule extends Schedule {
  readonly holidays: readonly Holiday[]
}

export const schedules = define<StoredSchedule, Schedule>()({
  name: 'schedules',
  singular: 'schedule',
  indexes: {},
  present: ({ id, name, time_zone, intervals, created_at, updated_at }) => ({
    id,
    name,
    time_zone,
    intervals,
    created_at,
    updated_at,
  }),
})
