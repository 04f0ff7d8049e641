import type { Account } from '../../account/account.ts'

const stretch = 10 * 60_000
const hour = 60 * 60_000

/** The stretches of time that lists of rules sort by and side-load, in hours. */
export const usagePeriods = { usage_1h: 1, usage_24h: 24, usage_7d: 7 * 24, usage_30d: 30 * 24 } as const
export type UsagePeriod = keyof typeof usagePeriods

export const isUsagePeriod = (name: string): name is UsagePeriod => Object.hasOwn(usagePeriods, name)

/** Notes that a rule was used just now. */
export function countUse(account: Account, ruleId: number): void {
  const { ruleUsages, clock } = account
  const now = Math.floor(clock.now() / stretch)
  const known = ruleUsages.get(ruleId)
  if (!known) return void ruleUsages.insert({ id: ruleId, stretches: [[now, 1]] })
  const last = known.stretches.at(-1)
  const oldest = now - (usagePeriods.usage_30d * hour) / stretch
  const earlier = known.stretches.filter(([when]) => when !== now && when >= oldest)
  ruleUsages.update(known, { stretches: [...earlier, [now, last?.[0] === now ? last[1] + 1 : 1]] })
}

/** How often the rule was used within the period. */
export function usesOf({ ruleUsages, clock }: Account, ruleId: number, period: UsagePeriod): number {
  const oldest = (clock.now() - usagePeriods[period] * hour) / stretch
  const stretches = ruleUsages.get(ruleId)?.stretches ?? []
  return stretches.reduce((sum, [when, uses]) => (when >= Math.floor(oldest) ? sum + uses : sum), 0)
}
