import { sideLoadsOf } from '../../pipeline/loads.ts'
import { managedByAdmins } from '../../rules/families/demand-rule.ts'
import { ruleSideLoads } from '../../rules/families/rule-side-loads.ts'
import type { StoredAutomation } from './automation.ts'

export const automationsSideLoads = sideLoadsOf<StoredAutomation>()({
  ...ruleSideLoads,
  permissions: { within: (_, { actor }) => ({ permissions: managedByAdmins(actor) }) },
})
