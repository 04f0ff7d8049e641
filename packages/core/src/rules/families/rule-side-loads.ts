import { usesOf } from '../../families/rule-usages/count-uses.ts'
import type { LoadsWithin } from '../../pipeline/loads.ts'

type Within = LoadsWithin<{ readonly id: number }>

const use = (period: 'usage_1h' | 'usage_24h' | 'usage_7d' | 'usage_30d'): Within => ({
  within: ({ id }, { account }) => ({ [period]: usesOf(account, id, period) }),
})

/** What lists of rules of every kind load: how often each was used. No app brings rules here. */
export const ruleSideLoads = {
  app_installation: { within: () => ({ app_installation: null }) } satisfies Within,
  usage_1h: use('usage_1h'),
  usage_24h: use('usage_24h'),
  usage_7d: use('usage_7d'),
  usage_30d: use('usage_30d'),
}
