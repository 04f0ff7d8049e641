import type { HolidayCreate, ScheduleCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated, text } from '../../seed/shape.ts'
import { createHoliday } from './change-holiday.ts'
import { createSchedule } from './change-schedule.ts'

/** Opening hours in a seed, with their holidays. The first ones apply to tickets. */
export interface ScheduleSeed extends ScheduleCreate, Dated {
  readonly holidays?: readonly HolidayCreate[]
}

const holiday = {
  type: 'object',
  properties: { name: text, start_date: text, end_date: text },
  required: ['name', 'start_date', 'end_date'],
} as const

export const seedableSchedules = seedable<ScheduleSeed, ScheduleCreate>()({
  name: 'schedules',
  operation: 'CreateSchedule',
  key: 'schedule',
  own: { ...dated, holidays: { type: 'array', items: holiday } },
  plant: (account, { holidays = [], ...given }) => {
    const schedule = createSchedule(account, given)
    for (const days of holidays) createHoliday(account, schedule, days)
    return schedule
  },
})
