import type { Account } from '../../account/account.ts'
import { day } from '../../account/days-ago.ts'

const stretch = 10 * 60_000
const hour = 60 * 60_000

/** The stretches of time that lists of rules sort by and side-load, in hours. */
export const usagePeriods = { usage_1h: 1, usage_24h: 24, usage_7d: 7 * 24, usage_30d: 30 * 24 } as const
const longest = usagePeriods.usage_30d

export type UsagePeriod = keyof typeof usagePeriods

export const isUsagePeriod = (name: string): name is UsagePeriod => Object.hasOwn(usagePeriods, name)

/** Notes that a rule was used just now. */
export function countUse(account: Account, ruleId: number): void {
  const { ruleUsages, clock } = account
  const now = Math.floor(clock.now() / stretch)
  const today = Math.floor(clock.now() / day)
  const known = ruleUsages.get(idOf(ruleId, today))
  if (!known) {
    forgetOld(account, ruleId, today)
    ruleUsages.insert({ id: idOf(ruleId, today), rule_id: ruleId, day: today, stretches: [[now, 1]] })
    return
  }
  const last = known.stretches.at(-1)
  const earlier = known.stretches.slice(0, last?.[0] === now ? -1 : undefined)
  ruleUsages.update(known, { stretches: [...earlier, [now, last?.[0] === now ? last[1] + 1 : 1]] })
}

const idOf = (ruleId: number, day: number) => `${ruleId} ${day}`

/** Days that no list tells of. */
function forgetOld({ ruleUsages }: Account, ruleId: number, today: number): void {
  const days = ruleUsages.by('rule', ruleId).ordered('day')
  for (const old of days.slice(0, days.rankOf([today - longest / 24]))) ruleUsages.delete(old)
}

/** How often the rule was used within the period. */
export function usesOf({ ruleUsages, clock }: Account, ruleId: number, period: UsagePeriod): number {
  const oldest = Math.floor((clock.now() - usagePeriods[period] * hour) / stretch)
  let uses = 0
  for (const { stretches } of ruleUsages.by('rule', ruleId)) {
    for (const [when, count] of stretches) if (when >= oldest) uses += count
  }
  return uses
}
