import { type BodyFacts, bodyShapes, type OperationFacts, type OperationId, operationFacts } from '@fakedesk/spec'
import type { SignedBy } from './account/actor.ts'
import { digest } from './account/chance.ts'
import { type Tenant, type TenantOptions, Tenants } from './account/tenants.ts'
import { readyPatterns } from './custom-fields/ready-patterns.ts'
import { addressTooLong, invalidEndpoint, notBuilt, unknownAccount } from './errors.ts'
import type { Exchange, Reply } from './exchange.ts'
import type { Faults } from './faults/faults.ts'
import { struck } from './faults/struck.ts'
import { type AnyHandler, handlerOf } from './operations.ts'
import type { PageVisit } from './pages/page.ts'
import { pageAt } from './pages/pages.ts'
import { authorize } from './pipeline/authorize.ts'
import { byteCounter } from './pipeline/byte-counter.ts'
import { protectFromForgery } from './pipeline/csrf.ts'
import { inFormOf } from './pipeline/error-form.ts'
import { impersonated } from './pipeline/impersonate.ts'
import { longestAddress } from './pipeline/limits.ts'
import { accountNamedBy, locator, type Target } from './pipeline/locate.ts'
import { noteAccess } from './pipeline/note-access.ts'
import { perform, refusal, type Visit } from './pipeline/perform.ts'
import { readBody } from './pipeline/read-body.ts'
import { readHeaders, readPath, readQuery } from './pipeline/read-parameters.ts'
import { adopt, type Common, holds, notModified, preflight, succeed } from './pipeline/respond.ts'
import { type Match, routes } from './pipeline/route.ts'
import { unknownParameters, warning } from './pipeline/warn.ts'
import { settle } from './work/settle.ts'

/** Answers in place of the engine; undefined where it cannot either. */
export type StandIn = (exchange: Exchange, operation: OperationId | undefined) => Promise<Reply | undefined>

export interface EngineOptions extends TenantOptions {
  readonly standIn?: StandIn | undefined
  readonly faults: Faults
}

export interface Engine {
  readonly tenants: Tenants
  /** At once where nothing must be waited for. */
  handle(exchange: Exchange): Reply | Promise<Reply>
  /** The answer in place of one that could not be sent. */
  failed(exchange: Exchange, error: unknown): Reply
}

export function createEngine(options: EngineOptions): Engine {
  const tenants = new Tenants(options)
  const locate = locator()
  const route = routes(operationFacts())
  const countBytes = byteCounter()
  let bodies: Promise<Readonly<Record<string, BodyFacts>>> | undefined
  let served = 0

  return { tenants, handle, failed: (exchange, error) => failed(exchange, requestIdOf(++served), error) }

  /** Whatever goes wrong on the way is the answer to this request, and to no other. */
  function handle(exchange: Exchange): Reply | Promise<Reply> {
    served++
    const id = requestIdOf(served)
    try {
      const reply = arrive(exchange, id)
      if (!(reply instanceof Promise)) return told(exchange, id, reply)
      return reply.then((given) => told(exchange, id, given))
    } catch (error) {
      return failed(exchange, id, error)
    }
  }

  function failed(exchange: Exchange, id: string, error: unknown): Reply {
    return told(exchange, id, refusal(commonOf(id), error))
  }

  /** A bug is for the log; what the caller hears of it is the request's id. */
  function told(exchange: Exchange, id: string, reply: Reply): Reply {
    if (reply.bug !== undefined) options.onBug(reply.bug, `request ${id}, ${exchange.method} ${pathOf(exchange)}`)
    return reply
  }

  function arrive(exchange: Exchange, id: string): Reply | Promise<Reply> {
    const target = locate(exchange)
    if (target.path.length + target.search.length > longestAddress) throw addressTooLong(longestAddress)
    const name = accountNamedBy(exchange, target)
    const step = stepFor(exchange, target)
    if (!step) return unanswered(exchange, name, id)
    const tenant = tenants.find(name)
    if (!tenant) throw unknownAccount()
    const common = commonOf(id, tenant)
    const reply = settled(common, asIs, () => {
      settle(tenant.account)
      return step({ exchange, target, tenant, common })
    })
    return reply instanceof Promise ? waitedFor(tenant, reply) : reply
  }

  /** Nobody's address, unless a stand-in knows it; no reason to make an account. */
  function unanswered(exchange: Exchange, name: string | undefined, id: string): Reply | Promise<Reply> {
    if (!tenants.knows(name)) throw unknownAccount()
    const common = commonOf(id, tenants.atHand(name))
    return settled(common, asIs, () => standInFor(exchange, undefined, common))
  }

  function waitedFor(tenant: Tenant, reply: Promise<Reply>): Promise<Reply> {
    tenant.waiting++
    return reply.finally(() => {
      tenant.waiting--
    })
  }

  /** What answers at an address; undefined where nothing of ours does. */
  function stepFor(exchange: Exchange, { path }: Target): Step | undefined {
    const page = pageAt(path)
    if (page) return (arrived) => page(pageVisitOf(arrived))
    if (exchange.method === 'OPTIONS') return ({ target }) => answerOptions(exchange, target)
    const match = route(exchange.method, path)
    return match && ((arrived) => call(match, arrived))
  }

  function call(match: Match, arrived: Arrived): Reply | Promise<Reply> {
    const { exchange, target, tenant } = arrived
    const { account } = tenant
    const { facts, path } = match
    const called = (reply: Reply) => ({ ...reply, operation: facts.id, account: account.subdomain })
    return settled(arrived.common, called, () => {
      const actor = impersonated(account, tenant.authenticate(exchange), exchange)
      const answered = { account, exchange, target, facts, actor, start: arrived.common.start }
      const answeredTo = (reply: Reply) => {
        noteAccess(answered, reply, countBytes)
        return { ...reply, user: actor.id, email: account.users.get(actor.id)?.email }
      }
      const common = {
        ...arrived.common,
        ...tenant.throttle(facts),
        maxAge: facts.maxAge,
        ownService: facts.ownService,
        crossOrigin: exchange.header('origin') != null && crossesOrigins.includes(actor.signedBy),
      }
      return settled(common, answeredTo, () => faultedOr({ ...arrived, common, facts, actor, path }))
    })
  }

  /** A fault may answer in place of the engine, or spoil the answer. */
  function faultedOr(visit: Visit): Reply | Promise<Reply> {
    if (options.faults.areOff) return answer(visit)
    const { exchange, target, tenant, common, facts, actor } = visit
    const { subdomain, users } = tenant.account
    const user = users.get(actor.id)?.email
    const asked = { operation: facts.id, method: exchange.method, path: target.path, account: subdomain, user }
    const strike = options.faults.strike(asked)
    return strike ? struck(strike, common, () => answer(visit)) : answer(visit)
  }

  function answer(visit: Visit): Reply | Promise<Reply> {
    const { exchange, tenant, common, facts, actor } = visit
    authorize(facts, actor)
    protectFromForgery(tenant.account, actor, exchange)
    const handler = handlerOf(facts.family, facts.id)
    // The facts are made from the same document as the union of their names.
    if (!handler) return standInFor(exchange, facts.id as OperationId, common)
    return facts.method === 'GET' ? read(visit, handler) : change(visit, handler)
  }

  /** The answer, or the refusal, with what is known by now of the request noted. */
  function settled(
    common: Common,
    noted: (reply: Reply) => Reply,
    work: () => Reply | Promise<Reply>,
  ): Reply | Promise<Reply> {
    let reply: Reply | Promise<Reply>
    try {
      reply = work()
      if (reply instanceof Promise) return reply.catch((error) => refusal(common, error)).then(noted)
    } catch (error) {
      reply = refusal(common, error)
    }
    return noted(reply)
  }

  function read(visit: Visit, handler: AnyHandler): Reply {
    const { exchange, target, tenant, common, facts, actor } = visit
    const { account, pages } = tenant
    handler.note?.(account)
    const { version } = account
    const heard = facts.headers ? JSON.stringify(readHeaders(facts, exchange)) : ''
    const key = `${target.origin}${target.path}${target.search} ${actor.id} ${actor.signedBy} ${actor.session ?? actor.token} ${heard}`
    const kept = pages.get(key, version)
    if (kept && holds(exchange, kept.tag)) return notModified(common, kept.tag)
    if (kept) {
      const { headers: extra, bytes } = kept
      return succeed(common, facts.status, kept.body, { extra, tag: kept.tag, bytes })
    }

    const steady = isSteady(facts) && !countsUses.test(target.search)
    const tag = digest(`${account.stamp} ${key}`)
    if (steady && holds(exchange, tag)) return notModified(common, tag)
    const path = readPath(facts, visit.path)
    const query = new URLSearchParams(target.search)
    const headers = warning(facts, unknownParameters(facts, query))
    const reply = perform(visit, handler, {
      path,
      query,
      body: undefined,
      files: [],
      headers,
      tag: steady ? tag : undefined,
    })
    // The tag of an answer that is made anew each time is known from its text only.
    const ownTag = reply.headers.ETag?.slice(3, -1)
    if (!steady && ownTag && holds(exchange, ownTag)) return notModified(common, ownTag)
    // A read that wrote (renewing a session) must happen anew each time.
    const isKept = steady && reply.status === facts.status && account.version === version
    if (!isKept || typeof reply.body !== 'string') return reply
    const body = keptForm(reply.body)
    const bytes = countBytes(body)
    pages.set(key, { version, tag, body, bytes, headers })
    return succeed(common, facts.status, body, { extra: headers, tag, bytes })
  }

  async function change(visit: Visit, handler: AnyHandler): Promise<Reply> {
    const { exchange, target, tenant, facts } = visit
    const path = readPath(facts, visit.path)
    bodies ??= bodyShapes()
    const expected = (await bodies)[facts.id]
    const query = new URLSearchParams(target.search)
    const { body, files, unknown } = await readBody(exchange, facts, expected).catch(inFormOf(facts))
    const waited = await handler.wait?.({
      account: tenant.account,
      body: body as never,
      query: readQuery(facts, query) as never,
    })
    await readyPatterns(tenant.account)
    const headers = warning(facts, [...unknownParameters(facts, query), ...unknown])
    const reply = perform(visit, handler, { path, query, body, files, waited, headers })
    // Jobs that wait may come to the first pattern before the next change does.
    await readyPatterns(tenant.account)
    return reply
  }

  async function standInFor(exchange: Exchange, operation: OperationId | undefined, common: Common): Promise<Reply> {
    const reply = await options.standIn?.(exchange, operation)
    if (reply) return adopt(common, reply)
    return refusal(common, operation ? notBuilt(operation) : invalidEndpoint())
  }

  function answerOptions(exchange: Exchange, target: Target): Reply {
    const known = ['GET', 'PUT', 'POST', 'DELETE', 'PATCH'].flatMap((method) => route(method, target.path)?.facts ?? [])
    if (known.length === 0) throw invalidEndpoint()
    return preflight(known, exchange.header('access-control-request-headers'))
  }
}

function pageVisitOf({ exchange, target, tenant }: Arrived): PageVisit {
  const { account, throttle } = tenant
  const authenticate = () => impersonated(account, tenant.authenticate(exchange), exchange)
  return { exchange, target, account, authenticate, throttle: throttle.own }
}

const asIs = (reply: Reply) => reply

type Arrived = Pick<Visit, 'exchange' | 'target' | 'tenant' | 'common'>
type Step = (arrived: Arrived) => Reply | Promise<Reply>

/** The ways to sign that a page of another site may use (docs: CORS). */
const crossesOrigins: readonly SignedBy[] = ['oauth', 'api-token']

/** A long text is kept as bytes, which no server has to encode again; a short one goes out with its headers at once. */
function keptForm(text: string): string | Uint8Array<ArrayBuffer> {
  return text.length < 4096 ? text : new TextEncoder().encode(text)
}

/** Answers that depend on nothing but the account's records, not on the time. */
function isSteady({ answer, fleeting, ownService, pagination, queryParameters }: OperationFacts): boolean {
  if (fleeting || ownService || (answer !== 'list' && answer !== 'one')) return false
  if (timely.some((name) => name in queryParameters)) return false
  return !pagination?.some((kind) => kind.startsWith('incremental'))
}

/** Lists tell by such names, or are sorted by them, how often a rule was used of late. */
const countsUses = /\busage_\d+[hd]\b/

/** Parameters that let the time of asking in: `created>4hours`, what has not expired. */
const timely = ['query', 'include_expired']

/** Without the query, which may hold secrets. */
function pathOf({ url }: Exchange): string {
  return url.replace(/^[^/]*\/\/[^/]*/, '').replace(/[?#].*/s, '')
}

function commonOf(requestId: string, tenant?: Tenant): Common {
  const allowance = tenant?.throttle.allowance() ?? { limit: 700, remaining: 699, reset: 60 }
  const clock = tenant?.account.clock ?? { now: () => 0 }
  return { requestId, start: clock.now(), clock, allowance, crossOrigin: false }
}

/** The form that the gateway of the real service gives; drawn from a count, so that runs are alike. */
function requestIdOf(served: number): string {
  // In two parts, since small numbers are written ten times as fast as large ones.
  const high = (0x6bd4 + (served >>> 16)).toString(16)
  const low = (0x10000 + (served & 0xffff)).toString(16).slice(1)
  return `808d${high}${low}4fd1-FKD`
}
