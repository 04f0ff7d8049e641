import type { CustomStatus } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** What is worked out when a status is shown. */
type Derived = 'url' | 'raw_agent_label' | 'raw_end_user_label' | 'raw_description' | 'raw_end_user_description'

/** Texts are kept as they were entered. */
export interface StoredCustomStatus extends Required<Omit<CustomStatus, Derived>> {
  /** The agents' label where none was given. */
  readonly end_user_label: string
  /** A deleted status can still be shown (recorded), and tickets that are done keep it. */
  readonly isDeleted: boolean
}
export type StatusCategory = StoredCustomStatus['status_category']

export const statusCategories: readonly StatusCategory[] = ['new', 'open', 'pending', 'hold', 'solved']

export const customStatuses = define<StoredCustomStatus, CustomStatus>()({
  name: 'custom_statuses',
  singular: 'custom_status',
  indexes: {
    category: ({ status_category, isDeleted }) => (isDeleted ? undefined : status_category),
    active: ({ active }) => active,
    isDefault: (status) => status.default,
    isDeleted: ({ isDeleted }) => isDeleted,
  },
  present: (status, { origin, language: { filledIn } }) => {
    const { id, status_category, agent_label, end_user_label, description, end_user_description } = status
    return {
      url: `${origin}/api/v2/custom_statuses/${id}.json`,
      id,
      status_category,
      agent_label: filledIn(agent_label),
      raw_agent_label: agent_label,
      end_user_label: filledIn(end_user_label),
      raw_end_user_label: end_user_label,
      description: filledIn(description),
      raw_description: description,
      end_user_description: filledIn(end_user_description),
      raw_end_user_description: end_user_description,
      active: status.active,
      default: status.default,
      created_at: status.created_at,
      updated_at: status.updated_at,
    }
  },
})
