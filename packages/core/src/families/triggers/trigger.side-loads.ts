import { sideLoadsOf } from '../../pipeline/loads.ts'
import { managedByAdmins } from '../../rules/families/demand-rule.ts'
import { ruleSideLoads } from '../../rules/families/rule-side-loads.ts'
import type { StoredTrigger } from './trigger.ts'

export const triggersSideLoads = sideLoadsOf<StoredTrigger>()({
  ...ruleSideLoads,
  permissions: { within: (_, { actor }) => ({ permissions: managedByAdmins(actor) }) },
})
