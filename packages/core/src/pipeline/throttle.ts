import type { OperationFacts, RateLimit } from '@fakedesk/spec'
import type { Clock } from '../account/clock.ts'
import { rateLimited } from '../errors.ts'

/** Requests a minute by plan; `high-volume` is an add-on to the larger ones (docs: Rate limits). */
export const planLimits = {
  essential: 10,
  team: 200,
  growth: 400,
  professional: 400,
  enterprise: 700,
  'enterprise-plus': 2500,
  'high-volume': 2500,
} as const

/** `unlimited`: the headers tell a limit that is never reached. A number: requests a minute, enforced; or a plan's. */
export type RateLimitPolicy = number | keyof typeof planLimits | 'unlimited'

const minute = 60

/** What the refusals of some limits say in particular (reported; docs: Audit Logs > Export). */
const refusals: Readonly<Record<string, string>> = {
  'incremental-exports': 'Number of allowed incremental export API requests per minute exceeded',
  'audit-logs-export': 'Rate limit for Audit log CSV Export exceeded. Please wait 1 minute and try again.',
}

/** What is left of a limit in its present window. */
export interface Allowance {
  readonly limit: number
  readonly remaining: number
  /** Seconds until the window ends. */
  readonly reset: number
}

/** What is left of the account's limit, and of the operation's own, by its name; one without a name is told in its place. */
export interface Allowances {
  readonly allowance: Allowance
  readonly own: readonly [string, Allowance] | undefined
}

export interface Throttle {
  /** Counts the request. Throws `rateLimited` when nothing is left. */
  (facts: OperationFacts): Allowances
  /** What the account's own limit leaves. */
  allowance(): Allowance
  /** Counts against this limit alone, for what is no operation. Throws `rateLimited` when nothing is left. */
  own(limit: RateLimit): void
}

/** Most recordings of the real service show Suite Enterprise's limit. */
function limitOf(policy: RateLimitPolicy): number {
  if (policy === 'unlimited') return planLimits.enterprise
  return typeof policy === 'number' ? policy : planLimits[policy]
}

/** Counts requests by windows of the account's clock. */
export function throttle(clock: Clock, policy: RateLimitPolicy): Throttle {
  const enforced = policy !== 'unlimited'
  const account: RateLimit = { limit: limitOf(policy), window: minute }
  const windows = new Map<string, { start: number; used: number }>()

  function look(name: string, { limit, window }: RateLimit, using: number): Allowance {
    const seconds = Math.floor(clock.now() / 1000)
    const start = seconds - (seconds % window)
    let current = windows.get(name)
    if (current?.start !== start) {
      current = { start, used: 0 }
      windows.set(name, current)
    }
    const reset = start + window - seconds
    if (!enforced) return { limit, remaining: limit - 1, reset }
    if (current.used + using > limit) throw rateLimited(reset, refusals[name])
    current.used += using
    return { limit, remaining: limit - current.used, reset }
  }

  const count = ({ family, rateLimit }: OperationFacts) => {
    const allowance = look('account', account, 1)
    if (!rateLimit) return { allowance, own: undefined }
    const { name, limit } = rateLimit
    const left = look(name ?? `${family} ${limit}`, rateLimit, 1)
    return name === undefined ? { allowance: left, own: undefined } : { allowance, own: [name, left] as const }
  }
  return Object.assign(count, {
    allowance: () => look('account', account, 0),
    own: (limit: RateLimit) => void look(limit.name ?? '', limit, 1),
  })
}
