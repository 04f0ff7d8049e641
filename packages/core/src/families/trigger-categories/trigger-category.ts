import type { TriggerCategory } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** A heading of triggers, as it is kept. */
export interface StoredTriggerCategory
  extends Omit<TriggerCategory, 'id' | 'active_count' | 'inactive_count' | 'total_count'> {
  readonly id: number
}

export const triggerCategories = define<StoredTriggerCategory, TriggerCategory>()({
  name: 'trigger_categories',
  singular: 'trigger_category',
  indexes: {},
  orders: {
    position: ({ position }) => [position],
    name: ({ name }) => [name.toLowerCase()],
    created_at: ({ created_at }) => [created_at],
    updated_at: ({ updated_at }) => [updated_at],
  },
  listedBy: { cursor: 'position', offset: 'position' },
  // Its id is a text (clients depend on it).
  present: ({ id, name, position, created_at, updated_at }) => ({
    id: String(id),
    name,
    position,
    created_at,
    updated_at,
  }),
})
