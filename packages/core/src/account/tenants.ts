import { type AuthPolicy, authenticator } from '../pipeline/authenticate.ts'
import { PageCache } from '../pipeline/page-cache.ts'
import { type RateLimitPolicy, throttle } from '../pipeline/throttle.ts'
import { type Account, type OnBug, openAccount, type World } from './account.ts'
import type { AdjustableClock } from './clock.ts'

/** An account with what the pipeline keeps for it between requests. */
export interface Tenant {
  readonly account: Account
  readonly authenticate: ReturnType<typeof authenticator>
  readonly throttle: ReturnType<typeof throttle>
  readonly pages: PageCache
}

export interface TenantOptions {
  /** Only these exist; left out, every subdomain is an account. */
  readonly accounts?: readonly string[] | undefined
  readonly defaultAccount: string
  readonly world: World
  readonly clock: () => AdjustableClock
  readonly auth: AuthPolicy
  readonly rateLimit: RateLimitPolicy
  readonly onBug: OnBug
}

/** The accounts of one Fakedesk, each made when it is first asked for. */
export class Tenants {
  readonly #options: TenantOptions
  readonly #tenants = new Map<string, Tenant>()

  constructor(options: TenantOptions) {
    this.#options = options
  }

  /** Undefined for a subdomain that nobody has. */
  find(subdomain = this.#options.defaultAccount): Tenant | undefined {
    const tenant = this.#tenants.get(subdomain)
    if (tenant) return tenant
    const { accounts, defaultAccount } = this.#options
    if (accounts && !accounts.includes(subdomain) && subdomain !== defaultAccount) return undefined
    const opened = this.#open(subdomain)
    this.#tenants.set(subdomain, opened)
    return opened
  }

  /** Forgets one account, or all; the next request finds the world as it began. */
  forget(subdomain?: string): void {
    if (subdomain === undefined) this.#tenants.clear()
    else this.#tenants.delete(subdomain)
  }

  #open(subdomain: string): Tenant {
    const { clock, world, auth, rateLimit, onBug } = this.#options
    const account = openAccount(subdomain, { clock: clock(), world, onBug })
    return {
      account,
      authenticate: authenticator(account, auth),
      throttle: throttle(account.clock, rateLimit),
      pages: new PageCache(),
    }
  }
}
