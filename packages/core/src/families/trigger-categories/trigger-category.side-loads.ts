import { sideLoadsOf } from '../../pipeline/loads.ts'
import type { StoredTriggerCategory } from './trigger-category.ts'

export const triggerCategoriesSideLoads = sideLoadsOf<StoredTriggerCategory>()({
  rule_counts: {
    within: ({ id }, { account }) => {
      const own = account.triggers.by('category', id)
      const active_count = own.by('active', true).size
      return { active_count, inactive_count: own.size - active_count, total_count: own.size }
    },
  },
})
