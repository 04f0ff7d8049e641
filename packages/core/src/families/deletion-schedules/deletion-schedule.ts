import type { DeletionSchedule } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredDeletionSchedule = Omit<DeletionSchedule, 'url'>

export const deletionSchedules = define<StoredDeletionSchedule, DeletionSchedule>()({
  name: 'deletion_schedules',
  singular: 'deletion_schedule',
  indexes: { object: ({ object }) => object },
  present: ({ id, ...schedule }, { origin }) => ({
    url: `${origin}/api/v2/deletion_schedules/${id}.json`,
    id,
    ...schedule,
  }),
})
