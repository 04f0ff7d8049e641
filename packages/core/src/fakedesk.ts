import type { OperationId } from '@fakedesk/spec'
import type { Account, World } from './account/account.ts'
import { type AdjustableClock, realClock } from './account/clock.ts'
import { renamed } from './account/fork.ts'
import { createEngine, type Engine } from './engine.ts'
import type { Exchange, Reply } from './exchange.ts'
import { exchangeOf, replyOf, responseOf } from './fetch.ts'
import { hasHandler } from './operations.ts'
import type { AuthPolicy } from './pipeline/authenticate.ts'
import type { RateLimitPolicy } from './pipeline/throttle.ts'
import { completed, defaultWorld } from './world.ts'

export interface FakedeskOptions {
  /** Only these accounts exist, and the default one; left out, any subdomain is an account, made when first asked for. */
  readonly accounts?: readonly string[] | undefined
  /** The account of hosts that name none, such as `127.0.0.1`. `example` if left out. */
  readonly defaultAccount?: string | undefined
  /** What a fresh account begins with. */
  readonly world?: World | undefined
  /** The clock of a fresh account; the host's time if left out. */
  readonly clock?: (() => AdjustableClock) | undefined
  /** Requests a minute, enforced; `unlimited` (the default) tells a limit that is never reached. */
  readonly rateLimit?: RateLimitPolicy | undefined
  /**
   * `strict` (the default) refuses unknown credentials as Zendesk does. `any` takes every one, and none: as the user that
   * it names by email or by a known OAuth token, or else as an admin.
   */
  readonly auth?: AuthPolicy | undefined
  /** Told of errors in work that no request waits for: the items of a job, what was scheduled. */
  readonly onBug?: ((bug: unknown) => void) | undefined
  /** Answers operations that have no handler, and unknown addresses (`operation` undefined). */
  readonly standIn?:
    | ((request: Request, operation: OperationId | undefined) => Promise<Response | undefined>)
    | undefined
}

/** A fake Zendesk: any number of accounts behind one `fetch`. */
export interface Fakedesk {
  /** Answers as the account that the request's host names. */
  fetch(request: Request): Promise<Response>
  /** The same without fetch's objects, for servers that count every microsecond. */
  handle(exchange: Exchange): Reply | Promise<Reply>
  /** The account, made on demand. Throws for one that `accounts` does not name. */
  account(subdomain?: string): Account
  /**
   * Makes the second account the same world as the first, under its own name: addresses in it follow. What the second
   * one held is gone.
   */
  fork(from: string, to: string): Account
  /** Puts one account, or all, back to what they began with. */
  reset(subdomain?: string): void
  /** Whether the engine answers an operation itself. */
  answeredBy(operation: OperationId): 'engine' | 'stand-in'
}

/**
 * Makes a fake Zendesk in memory; no port is opened.
 *
 * @example
 * const fakedesk = createFakedesk()
 * const response = await fakedesk.fetch(new Request('https://acme.zendesk.com/api/v2/users/me'))
 */
export function createFakedesk(options: FakedeskOptions = {}): Fakedesk {
  const engine = createEngine({
    accounts: options.accounts,
    defaultAccount: options.defaultAccount ?? 'example',
    world: completed(options.world ?? defaultWorld),
    clock: options.clock ?? realClock,
    rateLimit: options.rateLimit ?? 'unlimited',
    auth: options.auth ?? 'strict',
    standIn: standInOf(options.standIn),
    onBug: options.onBug ?? (() => {}),
  })
  return {
    fetch: async (request) => responseOf(await engine.handle(exchangeOf(request)), request.method),
    handle: engine.handle,
    account: (subdomain) => accountOf(engine, subdomain),
    fork(from, to) {
      const copy = accountOf(engine, to)
      copy.restore(renamed(accountOf(engine, from).snapshot(), to))
      return copy
    },
    reset: (subdomain) => engine.tenants.forget(subdomain),
    answeredBy: (operation) => (hasHandler(operation) ? 'engine' : 'stand-in'),
  }
}

function accountOf(engine: Engine, subdomain: string | undefined): Account {
  const tenant = engine.tenants.find(subdomain)
  if (!tenant) throw new Error(`there is no account ${subdomain}; name it in the option accounts`)
  return tenant.account
}

function standInOf(standIn: FakedeskOptions['standIn']) {
  if (!standIn) return undefined
  return async (exchange: Exchange, operation: OperationId | undefined) => {
    const response = await standIn(exchange.request(), operation)
    return response && replyOf(response)
  }
}
