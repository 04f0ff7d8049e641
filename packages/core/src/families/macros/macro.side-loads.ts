import { sideLoadsOf } from '../../pipeline/loads.ts'
import { rulePermissions } from '../../rules/families/demand-rule.ts'
import { ruleSideLoads } from '../../rules/families/rule-side-loads.ts'
import { categoriesOf, type StoredMacro } from './macro.ts'

export const macrosSideLoads = sideLoadsOf<StoredMacro>()({
  ...ruleSideLoads,
  categories: { within: (macro) => ({ categories: categoriesOf(macro) }) },
  permissions: {
    within: (macro, { account, actor }) => ({ permissions: rulePermissions(account, actor, 'macro_access', macro) }),
  },
})
