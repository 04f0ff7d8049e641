import type { Holiday } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export interface StoredHoliday extends Holiday {
  readonly schedule_id: number
}

export const holidays = define<StoredHoliday, Holiday>()({
  name: 'holidays',
  singular: 'holiday',
  indexes: { schedule: ({ schedule_id }) => schedule_id },
  orders: { start_date: ({ start_date }) => [start_date] },
  present: ({ id, name, start_date, end_date }) => ({ id, name, start_date, end_date }),
})
