import { sideLoadsOf } from '../../pipeline/loads.ts'
import { rulePermissions } from '../../rules/families/demand-rule.ts'
import { usesOf } from '../rule-usages/count-uses.ts'
import { categoriesOf, type StoredMacro } from './macro.ts'

export const macrosSideLoads = sideLoadsOf<StoredMacro>()({
  /** No app brings macros here. */
  app_installation: { within: () => ({ app_installation: null }) },
  categories: { within: (macro) => ({ categories: categoriesOf(macro) }) },
  permissions: {
    within: (macro, { account, actor }) => ({ permissions: rulePermissions(account, actor, 'macro_access', macro) }),
  },
  usage_1h: { within: ({ id }, { account }) => ({ usage_1h: usesOf(account, id, 'usage_1h') }) },
  usage_24h: { within: ({ id }, { account }) => ({ usage_24h: usesOf(account, id, 'usage_24h') }) },
  usage_7d: { within: ({ id }, { account }) => ({ usage_7d: usesOf(account, id, 'usage_7d') }) },
  usage_30d: { within: ({ id }, { account }) => ({ usage_30d: usesOf(account, id, 'usage_30d') }) },
})
