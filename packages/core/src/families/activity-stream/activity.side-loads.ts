import { sideLoadsOf } from '../../pipeline/loads.ts'
import type { StoredActivity } from './activity.ts'

export const activitiesSideLoads = sideLoadsOf<StoredActivity>()({
  /** Names the account's own fields that changed; no activity tells of such a change. */
  fields_metadata: () => '[]',
})
