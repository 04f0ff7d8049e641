import type { OperationId } from '@fakedesk/spec'
import type { Account, World } from './account/account.ts'
import { isAccountName, UnknownAccount } from './account/account-name.ts'
import { type AdjustableClock, realClock } from './account/clock.ts'
import type { Storage } from './account/storage.ts'
import type { Tenant } from './account/tenants.ts'
import { bugsToldTo, type OnBug } from './bug.ts'
import { type Delivery, deliveriesOf, deliveryOf, UnknownDelivery } from './delivery/deliveries.ts'
import type { WebhookPolicy } from './delivery/policy.ts'
import { createEngine, type Engine } from './engine.ts'
import type { Exchange, Reply } from './exchange.ts'
import { connectionCut, heldBack } from './faults/disturbed.ts'
import type { Fault } from './faults/fault.ts'
import { Faults } from './faults/faults.ts'
import { exchangeOf, replyOf, responseOf } from './fetch.ts'
import { type OutgoingMail, outboxOf } from './mail/outbox.ts'
import { readMail } from './mail/read-mail.ts'
import { type Received, receiveMail } from './mail/receive-mail.ts'
import { hasHandler } from './operations.ts'
import { passTime, type TimePassed } from './passing/pass-time.ts'
import type { AuthPolicy } from './pipeline/authenticate.ts'
import type { RateLimitPolicy } from './pipeline/throttle.ts'
import { readDuration } from './read-duration.ts'
import { plantSeed } from './seed/plant-seed.ts'
import type { Seed, Seeded } from './seed/seed.ts'
import { defaultWorld } from './world/default-world.ts'
import { completed, seededWorld } from './world.ts'

export interface FakedeskOptions {
  /**
   * Only these accounts exist; left out, any name is one, made when first needed. A name has 1 to 63 letters, digits and
   * inner hyphens; `createFakedesk` throws for another.
   */
  readonly accounts?: readonly string[] | undefined
  /** The account of hosts that name none, such as `127.0.0.1`. The first of `accounts`, or `example`, if left out. */
  readonly defaultAccount?: string | undefined
  /**
   * What a fresh account begins with, as data, in place of the default world: lists of records as the bodies that create
   * them, with what every account has filled in. `createFakedesk` throws `SeedError` for one that does not hold.
   */
  readonly seed?: Seed | undefined
  /** The same as code. */
  readonly world?: World | undefined
  /** The clock of a fresh account; the host's time if left out. */
  readonly clock?: (() => AdjustableClock) | undefined
  /** Where accounts outlive the process, such as a file; left out, they are in memory alone. */
  readonly storage?: Storage | undefined
  /** Requests a minute, or the plan whose limit counts, enforced; `unlimited` (the default) tells a limit that is never reached. */
  readonly rateLimit?: RateLimitPolicy | undefined
  /**
   * `strict` (the default) refuses unknown credentials as Zendesk does. `any` takes every one, and none: as the user that
   * it names by email or by a known OAuth token, or else as an admin.
   */
  readonly auth?: AuthPolicy | undefined
  /**
   * What strikes answers, and how often, for tests of what a client does then. Off if left out. `createFakedesk` throws
   * `FaultError` for faults that cannot be.
   *
   * @example
   * createFakedesk({ faults: [{ status: 503, share: 0.1 }, { operation: 'UpdateTicket', cut: 'after', count: 1 }] })
   */
  readonly faults?: readonly Fault[] | undefined
  /** How the calls of webhooks leave; left out, they are kept to be looked at. */
  readonly webhooks?: WebhookPolicy | undefined
  /** Answers operations that have no handler, and unknown addresses (`operation` undefined). */
  readonly standIn?:
    | ((request: Request, operation: OperationId | undefined) => Promise<Response | undefined>)
    | undefined
  /**
   * Hears of errors that should not be, and what was being done: a bug of Fakedesk, or of a part that it was given. The
   * request that met one is answered 500, and nothing is thrown. Told on the console if left out.
   */
  readonly onBug?: OnBug | undefined
}

/** A fake Zendesk: any number of accounts behind one `fetch`. */
export interface Fakedesk {
  /** The account of hosts that name none. */
  readonly defaultAccount: string
  /** The faults that are on, what they have struck so far, and ways to add to them and to switch them off. */
  readonly faults: Pick<Faults, 'reports' | 'add' | 'clear'>
  /** Answers as the account that the request's host names; takes what the global `fetch` takes, and rejects as it does. */
  fetch(request: Request | string | URL, init?: RequestInit): Promise<Response>
  /** The same without fetch's objects, for servers that count every microsecond. */
  handle(exchange: Exchange): Reply | Promise<Reply>
  /**
   * The account, made on demand; it stays the same until it is reset. Throws for what is no name of an account, and for
   * one that `accounts` does not have.
   */
  account(subdomain?: string): Account
  /**
   * Makes the second account the same world as the first, under its own name: addresses in it follow. What the second
   * one held is gone.
   */
  fork(from: string, to: string): Account
  /**
   * Adds to an account: the one that is named, or that the seed is for, or the default one. Answers the records, as the
   * account keeps them. A reset takes them away. Throws `SeedError` with all that is wrong; nothing is added then.
   *
   * @example
   * const { users } = fakedesk.seed({ users: [{ name: 'Rosa', email: 'rosa@tea.example' }] })
   */
  seed(seed: Seed, subdomain?: string): Seeded
  /**
   * Takes a mail as it travels (RFC 822): makes a ticket of it, a comment on the ticket that it answers, or holds it back.
   * Rejects with `UndeliverableMail` for what is no mail and for one to no address of the account.
   *
   * @example
   * await fakedesk.receiveMail('From: rosa@tea.example\nTo: support@example.zendesk.com\nSubject: Hello\n\nAre you open?')
   */
  receiveMail(raw: string | Uint8Array, subdomain?: string): Promise<Received>
  /** The mails that would have been sent, oldest first: the latest thousand. Throws as `account` does. */
  outbox(subdomain?: string): readonly OutgoingMail[]
  /** The calls of webhooks in the last seven days, oldest first: the latest thousand. Throws as `account` does. */
  deliveries(subdomain?: string): readonly Delivery[]
  /** Resolves once no call of a webhook is on its way. Throws as `account` does. */
  delivered(subdomain?: string): Promise<void>
  /** Sends a call once more, or for the first time if it is held. Rejects with `UnknownDelivery`. */
  replay(id: string, subdomain?: string): Promise<Delivery>
  /**
   * Lets time pass for an account: milliseconds, or a text such as `4 days` or `1 hour 30 minutes`. All that comes due
   * happens in order, each at its own time, with the calls of webhooks delivered in between. Resolves with what happened.
   * Rejects with a `RangeError` for a text that tells no duration, and beyond the year 9999, and as `account` throws.
   *
   * @example
   * const { happened } = await fakedesk.advance('4 days')
   * happened.filter(({ what }) => what === 'automation')
   */
  advance(duration: number | string, subdomain?: string): Promise<TimePassed>
  /** The account's time, in milliseconds since 1970. Throws as `account` does. */
  now(subdomain?: string): number
  /** Puts one account, or all, back to what they began with. Throws as `account` does. */
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
  const { seed } = options
  const faults = new Faults(options.faults)
  const engine = createEngine({
    faults,
    accounts: options.accounts,
    defaultAccount: options.defaultAccount ?? seedAccount(seed) ?? options.accounts?.[0] ?? 'example',
    world: worldOf(options),
    clock: options.clock ?? realClock,
    rateLimit: options.rateLimit ?? 'unlimited',
    auth: options.auth ?? 'strict',
    standIn: standInOf(options.standIn),
    onBug: bugsToldTo(options.onBug),
    storage: options.storage,
    delivery: options.webhooks,
  })
  // A seed that does not hold is refused at once, not by the first request or, where the account is kept, by a reset.
  if (seed !== undefined) {
    const isKept = options.storage?.names().includes(engine.tenants.defaultAccount)
    if (isKept) createFakedesk({ ...options, storage: undefined })
    else accountOf(engine, undefined)
  }
  return {
    defaultAccount: engine.tenants.defaultAccount,
    faults,
    fetch: async (input, init) => answerTo(engine, requestOf(input, init)),
    handle: engine.handle,
    account: (subdomain) => accountOf(engine, subdomain),
    fork(from, to) {
      const copy = engine.tenants.keep(known(engine.tenants.own(to), to)).account
      copy.restore(accountOf(engine, from).snapshot())
      return copy
    },
    seed: (seed, subdomain) => plantSeed(accountOf(engine, subdomain ?? seedAccount(seed)), seed),
    async receiveMail(raw, subdomain) {
      const mail = await readMail(raw)
      return receiveMail(accountOf(engine, subdomain), mail)
    },
    outbox: (subdomain) => outboxOf(accountOf(engine, subdomain)),
    deliveries: (subdomain) => deliveriesOf(accountOf(engine, subdomain)),
    delivered: (subdomain) => tenantOf(engine, subdomain).courier.done(),
    async replay(id, subdomain) {
      const { account, courier } = tenantOf(engine, subdomain)
      if (!account.webhookInvocations.get(id)) throw new UnknownDelivery(id)
      await courier.replay(id)
      const invocation = account.webhookInvocations.get(id)
      if (!invocation) throw new UnknownDelivery(id)
      return deliveryOf(account, invocation)
    },
    async advance(duration, subdomain) {
      const way = typeof duration === 'number' ? duration : readDuration(duration)
      if (way === undefined) throw new RangeError(`not a duration such as "4 days": ${JSON.stringify(duration)}`)
      return passTime(tenantOf(engine, subdomain), way)
    },
    now: (subdomain) => known(engine.tenants.find(subdomain), subdomain).account.clock.now(),
    reset(subdomain) {
      if (subdomain !== undefined && !engine.tenants.knows(subdomain)) throw new UnknownAccount(subdomain)
      engine.tenants.forget(subdomain)
      if (subdomain === undefined) faults.restart()
    },
    answeredBy: (operation) => (hasHandler(operation) ? 'engine' : 'stand-in'),
  }
}

function worldOf({ seed, world }: FakedeskOptions): World {
  if (seed !== undefined && world) throw new TypeError('give a seed or a world, not both')
  if (seed !== undefined) return seededWorld(seed)
  return world ? completed(world) : defaultWorld
}

/** The account that the seed is written for, where it says so in a way that can be read. */
function seedAccount(seed: Seed | undefined): string | undefined {
  const { subdomain }: { subdomain?: unknown } = Object(Object(seed).account)
  return typeof subdomain === 'string' && isAccountName(subdomain) ? subdomain : undefined
}

/** Whoever holds the account must find there what requests do. */
function accountOf(engine: Engine, subdomain: string | undefined): Account {
  return tenantOf(engine, subdomain).account
}

function tenantOf({ tenants }: Engine, subdomain: string | undefined): Tenant {
  return tenants.keep(known(tenants.find(subdomain), subdomain))
}

function known(tenant: Tenant | undefined, subdomain: string | undefined): Tenant {
  if (!tenant) throw new UnknownAccount(String(subdomain))
  return tenant
}

function requestOf(input: Request | string | URL, init: RequestInit | undefined): Request {
  return typeof input === 'string' || input instanceof URL || init ? new Request(input, init) : input
}

async function answerTo(engine: Engine, request: Request): Promise<Response> {
  const exchange = exchangeOf(request)
  const reply = await engine.handle(exchange)
  if (reply.disturbance) await heldBack(reply.disturbance)
  if (reply.disturbance?.isCut) throw connectionCut()
  try {
    return responseOf(reply, request.method)
  } catch (error) {
    // A header that cannot be sent.
    return responseOf(engine.failed(exchange, error), request.method)
  }
}

/** Methods that fetch's requests do not have. */
const unfetchable: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK'])

function standInOf(standIn: FakedeskOptions['standIn']) {
  if (!standIn) return undefined
  return async (exchange: Exchange, operation: OperationId | undefined) => {
    if (unfetchable.has(exchange.method)) return undefined
    const response = await standIn(exchange.request(), operation)
    return response && replyOf(response)
  }
}
