import type { CustomStatusCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createStatus } from './change-status.ts'
import { seedCustomStatuses } from './custom-ticket-statuses.seed.ts'

/** A status in a seed, beside the default one of each category. */
export interface CustomStatusSeed extends Omit<CustomStatusCreate, 'id'>, Dated {}

export const seedableCustomStatuses = seedable<CustomStatusSeed, CustomStatusCreate>()({
  name: 'custom_statuses',
  operation: 'CreateCustomStatus',
  key: 'custom_status',
  own: dated,
  plant: (account, { id: _, ...given }) => createStatus(account, given),
  complete: (account) => {
    if (account.customStatuses.by('isDefault', true).size === 0) seedCustomStatuses(account)
  },
})
