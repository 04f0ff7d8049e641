import { define } from '../../store/definition.ts'

/** How often a rule was used, in stretches of ten minutes; older ones than lists tell of are forgotten. */
export interface StoredRuleUsage {
  /** The rule's. */
  readonly id: number
  readonly stretches: readonly (readonly [stretch: number, uses: number])[]
}

export const ruleUsages = define<StoredRuleUsage, StoredRuleUsage>()({
  name: 'rule_usages',
  singular: 'rule_usage',
  isAside: true,
  isInternal: true,
  indexes: {},
  present: (usage) => usage,
})
