/** What views, macros, triggers and automations have in common. Titles are kept as they were entered. */
export interface StoredRule {
  readonly id: number
  readonly title: string
  readonly active: boolean
  readonly position: number
  /** Whether it came with the account. */
  readonly default: boolean
  readonly created_at: string
  readonly updated_at: string
}

/** The orders that lists of rules can be asked for. */
export const ruleOrders = {
  position: ({ position, title }: StoredRule) => [position, title.toLowerCase()],
  title: ({ title }: StoredRule) => [title.toLowerCase()],
  alphabetical: ({ title }: StoredRule) => [title.toLowerCase()],
  created_at: ({ created_at }: StoredRule) => [created_at],
  updated_at: ({ updated_at }: StoredRule) => [updated_at],
}

/** New ones of an account come behind all others; whoever makes the first one begins far behind the standard ones (recorded). */
export function nextPosition(rules: Iterable<Pick<StoredRule, 'position'>>, least = 0): number {
  return Math.max(least - 1, ...Array.from(rules, ({ position }) => position)) + 1
}
