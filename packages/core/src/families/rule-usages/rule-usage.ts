import { define } from '../../store/definition.ts'

/** How often a rule was used on a day (of UTC), in stretches of ten minutes: counting one more costs no more than a day. */
export interface StoredRuleUsage {
  readonly id: string
  readonly rule_id: number
  /** Days since 1970. */
  readonly day: number
  readonly stretches: readonly (readonly [stretch: number, uses: number])[]
}

export const ruleUsages = define<StoredRuleUsage, StoredRuleUsage>()({
  name: 'rule_usages',
  singular: 'rule_usage',
  isAside: true,
  isInternal: true,
  indexes: { rule: ({ rule_id }) => rule_id },
  orders: { day: ({ day }) => [day] },
  present: (usage) => usage,
})
