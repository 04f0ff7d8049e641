import type { CustomStatus } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export interface StoredCustomStatus extends Required<Omit<CustomStatus, 'url'>> {
  /** The agents' label where none was given. */
  readonly end_user_label: string
}
export type StatusCategory = StoredCustomStatus['status_category']

export const customStatuses = define<StoredCustomStatus, CustomStatus>()({
  name: 'custom_statuses',
  singular: 'custom_status',
  indexes: {
    category: ({ status_category }) => status_category,
    active: ({ active }) => active,
    isDefault: (status) => status.default,
  },
  present: (status, { origin }) => ({ url: `${origin}/api/v2/custom_statuses/${status.id}.json`, ...status }),
})
