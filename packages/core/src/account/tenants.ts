import type { OnBug } from '../bug.ts'
import { type Courier, startCourier } from '../delivery/courier.ts'
import type { WebhookPolicy } from '../delivery/policy.ts'
import { gatherAccesses } from '../families/access-logs/gather-accesses.ts'
import { logChanges } from '../families/audit-logs/log-changes.ts'
import { tellOfCommit } from '../families/webhooks/tell-of-commit.ts'
import { type AuthPolicy, authenticator } from '../pipeline/authenticate.ts'
import { PageCache } from '../pipeline/page-cache.ts'
import { type RateLimitPolicy, throttle } from '../pipeline/throttle.ts'
import { type Account, openAccount, type World } from './account.ts'
import { accountName } from './account-name.ts'
import type { AdjustableClock, ClockState } from './clock.ts'
import type { Storage } from './storage.ts'

/** An account with what the pipeline keeps for it between requests. */
export interface Tenant {
  readonly account: Account
  readonly authenticate: ReturnType<typeof authenticator>
  readonly throttle: ReturnType<typeof throttle>
  readonly pages: PageCache
  readonly courier: Courier
  /** Where its clock stood when it was opened. */
  readonly opened: ClockState
  /** Requests that wait for something, a body or a stand-in; what they do next must find the account in its place. */
  waiting: number
}

export interface TenantOptions {
  /** Only these exist, and the default one; left out, every name is an account. */
  readonly accounts?: readonly string[] | undefined
  readonly defaultAccount: string
  readonly world: World
  readonly clock: () => AdjustableClock
  readonly auth: AuthPolicy
  readonly rateLimit: RateLimitPolicy
  readonly onBug: OnBug
  /** What becomes of the calls of webhooks. */
  readonly delivery?: WebhookPolicy | undefined
  /** Where accounts outlive the process; left out, they do not. */
  readonly storage?: Storage | undefined
}

/** Accounts that nobody has written to are made again when they are asked for; so many are kept for speed. */
const mostUnwritten = 32

/** The accounts of one Fakedesk, each made when it is first needed. */
export class Tenants {
  readonly #options: TenantOptions
  readonly defaultAccount: string
  readonly #closed: ReadonlySet<string> | undefined
  /** The one asked for longest ago comes first. */
  readonly #unwritten = new Map<string, Tenant>()
  readonly #kept = new Map<string, Tenant>()
  /** Accounts whose brands were written, now or before they were kept; their subdomains are further addresses. */
  readonly #branded = new Set<string>()
  /** Kept by a process before this one. */
  readonly #stored: Set<string>
  #knowsStoredBrands = false
  #began: number | undefined

  constructor(options: TenantOptions) {
    const { accounts, defaultAccount } = options
    this.#options = options
    this.#stored = new Set(options.storage?.names())
    this.defaultAccount = accountName(defaultAccount)
    this.#closed = accounts && new Set([this.defaultAccount, ...accounts.map(accountName)])
  }

  /**
   * The account with this name, or with a brand that has it for its subdomain; undefined for a name that nobody has.
   * Throws `InvalidAccountName`.
   */
  find(given = this.defaultAccount): Tenant | undefined {
    const name = accountName(given)
    const known = this.#settled(name) ?? (this.#stored.has(name) ? this.own(name) : undefined)
    return known ?? this.#withBrand(name) ?? this.own(name)
  }

  /** The account that has the name itself, whatever the brands of others are called. */
  own(given: string): Tenant | undefined {
    const name = accountName(given)
    return this.#settled(name) ?? this.#renewed(this.#unwritten.get(name)) ?? this.#open(name)
  }

  /** The same, unless it would have to be made. */
  atHand(given = this.defaultAccount): Tenant | undefined {
    const name = accountName(given)
    return this.#kept.get(name) ?? this.#unwritten.get(name)
  }

  /** Whether anybody has the name; no account is made to tell. Throws `InvalidAccountName`. */
  knows(given = this.defaultAccount): boolean {
    const name = accountName(given)
    return !this.#closed || this.#closed.has(name) || this.#withBrand(name) !== undefined
  }

  /** Has the account stay, whatever is asked of others: somebody holds it. */
  keep(tenant: Tenant): Tenant {
    const { subdomain } = tenant.account
    this.#unwritten.delete(subdomain)
    this.#kept.set(subdomain, tenant)
    return tenant
  }

  /** Forgets one account, or all; the next request finds the world as it began. Throws `InvalidAccountName`. */
  forget(given?: string): void {
    const name = given === undefined ? undefined : accountName(given)
    if (name === undefined) this.#began = undefined
    this.#options.storage?.forget(name)
    for (const tenants of [this.#kept, this.#unwritten]) {
      for (const [own, { courier }] of tenants) if (name === undefined || own === name) courier.stop()
    }
    for (const names of [this.#kept, this.#unwritten, this.#branded, this.#stored]) {
      if (name === undefined) names.clear()
      else names.delete(name)
    }
  }

  /** The default account's world may have brands of its own; those of others count once they were written. */
  #withBrand(name: string): Tenant | undefined {
    if (name === this.defaultAccount) return undefined
    this.#findStoredBrands()
    for (const holder of [this.defaultAccount, ...this.#branded]) {
      const tenant = this.atHand(holder) ?? this.own(holder)
      if (tenant && tenant.account.brands.by('subdomain', name).size > 0) return tenant
    }
    return undefined
  }

  /** An account that is not forgotten. */
  #settled(name: string): Tenant | undefined {
    const unwritten = this.#unwritten.get(name)
    return unwritten && isWritten(unwritten) ? this.keep(unwritten) : this.#kept.get(name)
  }

  #renewed(tenant: Tenant | undefined): Tenant | undefined {
    if (!tenant) return undefined
    this.#unwritten.delete(tenant.account.subdomain)
    this.#unwritten.set(tenant.account.subdomain, tenant)
    return tenant
  }

  #open(name: string): Tenant | undefined {
    if (this.#closed && !this.#closed.has(name)) return undefined
    const tenant = this.#made(name)
    if (name === this.defaultAccount || isWritten(tenant)) return this.keep(tenant)
    this.#unwritten.set(name, tenant)
    this.#forgetUnwritten()
    return tenant
  }

  /** Of the accounts that a process before this one kept, those with brands under other names than their own. */
  #findStoredBrands(): void {
    if (this.#knowsStoredBrands) return
    this.#knowsStoredBrands = true
    for (const name of this.#stored) {
      for (const brand of this.#options.storage?.load(name)?.records('brands') ?? []) {
        if (Object(brand).subdomain !== name) this.#branded.add(name)
      }
    }
  }

  /** Keeps the account as a whole once it is written to, and from then on each of its commits. */
  #keepIn(storage: Storage | undefined, { account, began, isKept }: Keeping): void {
    if (!storage) return
    const { subdomain } = account
    let isWhole = isKept
    account.journal.keepWith((changes, counts) => {
      // Whoever still holds an account that was reset writes to nothing that is kept.
      if (this.atHand(subdomain)?.account !== account) return
      const version = account.version + 1
      if (isWhole && counts) storage.append({ subdomain, version, state: account.state, changes })
      else if (isWhole) attempt(() => storage.append({ subdomain, version, state: account.state, changes }))
      else if (counts) {
        storage.write({ ...account.snapshot(), began, version })
        isWhole = true
      }
    })
    /** On a full disk people still sign in and read; only the time of it is not kept. */
    const attempt = (work: () => void) => {
      try {
        work()
      } catch (error) {
        account.onBug(error, 'keeping the time of a sign-in')
      }
    }
  }

  #forgetUnwritten(): void {
    for (const [name, tenant] of this.#unwritten) {
      if (this.#unwritten.size <= mostUnwritten) return
      if (isWritten(tenant)) this.keep(tenant)
      else if (tenant.waiting === 0) this.#unwritten.delete(name)
    }
  }

  #made(name: string): Tenant {
    const { world, auth, rateLimit, onBug, delivery } = this.#options
    const clock = this.#options.clock()
    this.#began ??= clock.now()
    const kept = this.#options.storage?.load(name)
    const began = kept?.began ?? this.#began
    const account = openAccount(name, { clock, world, began, kept, onBug, delivery })
    // Ahead of what keeps the account: entries and calls are part of the commit.
    account.onCommit((changes, counts) => {
      // What nobody does, as bringing back a snapshot, is no change that anybody is told of; a sign-in is.
      if (account.acting || !counts) tellOfCommit(account, changes)
      if (account.acting) logChanges(account, changes, account.acting)
    })
    account.gatherWith(() => gatherAccesses(account))
    this.#keepIn(this.#options.storage, { account, began, isKept: kept !== undefined })
    account.onCommit((changes) => {
      if (changes.some(({ collection }) => collection.definition.name === 'brands')) this.#branded.add(name)
    })
    return {
      account,
      authenticate: authenticator(account, auth),
      throttle: throttle(clock, rateLimit),
      pages: new PageCache(),
      courier: startCourier(account),
      opened: clock.state,
      waiting: 0,
    }
  }
}

/** An account that is to be kept. */
interface Keeping {
  readonly account: Account
  readonly began: number
  /** Whether it was before. */
  readonly isKept: boolean
}

/** Whether the account is another than the one that would be made in its place. */
function isWritten({ account, opened }: Tenant): boolean {
  return account.journal.isWritten || account.clock.state !== opened
}
