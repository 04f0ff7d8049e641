import { sideLoadsOf } from '../../pipeline/loads.ts'
import { rulePermissions } from '../../rules/families/demand-rule.ts'
import type { StoredView } from './view.ts'

export const viewsSideLoads = sideLoadsOf<StoredView>()({
  /** No app brings views here. */
  app_installation: { within: () => ({ app_installation: null }) },
  permissions: {
    within: (view, { account, actor }) => ({ permissions: rulePermissions(account, actor, 'view_access', view) }),
  },
})
