import type { Reply } from '@fakedesk/core'
import { type Breach, violationsHeader } from './breach.ts'
import { type ApiDocument, supportDocument } from './document.ts'
import type { Door, JudgedExchange, JudgedReply } from './door.ts'
import { type Judgement, judge } from './judge.ts'
import { loadPrism, type Prism, type PrismRequest, type PrismResponse } from './load.ts'
import { problemOf } from './mock.ts'
import { type PrismOperations, prismOperations } from './operations.ts'
import { normalised } from './plain-request.ts'
import type { FindUndocumented } from './undocumented.ts'

/** What becomes of breaches: they are only told, or what breaches is refused with a problem. */
export type RefereeMode = 'report' | 'refuse'

export interface RefereeOptions {
  readonly mode: RefereeMode
  /** Lets addresses pass that the specification does not know: another specification may. */
  readonly unknownPass?: boolean
  /** Default: the Support API. */
  readonly document?: ApiDocument
  /** Default: what the specification does not mention passes. */
  readonly findUndocumented?: FindUndocumented
}

/**
 * Prism's validating proxy in this process: Prism finds the operation, judges the request, has the engine answer it,
 * and judges the answer. What Prism lets pass because nothing forbids it is found beside it, by `findUndocumented`. All breaches stand in the header `sl-violations`, as Prism's own proxy has it.
 */
export function createReferee<E extends JudgedExchange>(options: RefereeOptions, door: Door<E>): Door<E> {
  return async (exchange) => {
    if (exchange.method === 'OPTIONS' || !/^\w+:\/\/[^/]+\/+api\//.test(exchange.url)) return door(exchange)
    const prism = loadPrism()
    const operations = prismOperations(options.document ?? supportDocument())
    const { method, url, headers } = exchange
    const body = new TextDecoder().decode(await exchange.bytes())
    const route = routed(prism, normalised({ method, url, headers, body }), operations)
    if (route.error) return unknown(prism, options, route.error, () => door(exchange))
    const operation = await operations.find(prism, route.id)
    if (!operation) throw new Error(`no operation ${route.id}`)
    const judgement = await judge(prism, {
      request: route.request,
      operation,
      undocumented: options.findUndocumented?.({ method, url, headers, body }),
      refuses: (breaches) => options.mode === 'refuse' && breaches.some(isToBeRefused),
      ask: async () => door(exchange),
    })
    return decided(prism, options, exchange, judgement)
  }
}

type Route = { readonly error?: never; readonly id: string; readonly request: PrismRequest } | { readonly error: Error }

/** The operation that Prism's router finds, without the suffix or with it. */
function routed(prism: Prism, request: PrismRequest, operations: PrismOperations): Route {
  let error: Error | undefined
  for (const path of new Set([request.url.path.replace(/\.json$/, ''), request.url.path])) {
    const found = { ...request, url: { ...request.url, path } }
    const route = prism.route({ resources: operations.candidates(path), input: found })
    if (route._tag === 'Right') return { id: route.right.id, request: found }
    error ??= route.left
  }
  return { error: error ?? new Error('no path') }
}

async function unknown(
  prism: Prism,
  options: RefereeOptions,
  error: Error,
  ask: () => ReturnType<Door<never>>,
): Promise<JudgedReply> {
  if (options.unknownPass) return ask()
  const breaches = [{ location: ['request'], severity: 'Error', message: error.message }] as const
  return told(options.mode === 'refuse' ? replyOf(problemOf(prism, error)) : await ask(), breaches)
}

/** The engine's reply, or the problem that takes its place, with all breaches told. */
function decided(
  prism: Prism,
  options: RefereeOptions,
  { method }: JudgedExchange,
  { reply, problem, ofRequest, ofReply }: Judgement,
): JudgedReply {
  if (problem || !reply) return told(replyOf(problemOf(prism, problem ?? new Error('no answer'))), ofRequest)
  // A HEAD has no body to judge, and a 304 says that there is nothing new.
  const isJudged = method !== 'HEAD' && reply.status !== 304
  const breaches = isJudged ? [...ofRequest, ...ofReply] : ofRequest
  const errors = isJudged ? ofReply.filter(({ severity }) => severity === 'Error') : []
  if (errors.length === 0 || options.mode === 'report') return told(reply, breaches)
  const detail = 'The answer breaches the specification, and the referee refuses what does.'
  const violations = prism.ProblemJsonError.fromTemplate(prism.VIOLATIONS, detail, { validation: errors })
  return told({ ...reply, ...replyOf(problemOf(prism, violations)) }, breaches)
}

/** Missing credentials are told but not refused: the engine's own 401 is the documented one. */
function isToBeRefused({ severity, code }: Breach): boolean {
  return severity === 'Error' && code !== 401
}

function replyOf({ statusCode, headers = {}, body }: PrismResponse): Reply {
  return { status: statusCode, headers, body: JSON.stringify(body) }
}

function told(reply: Reply, breaches: readonly Breach[]): JudgedReply {
  if (breaches.length === 0) return reply
  return { ...reply, headers: { ...reply.headers, 'sl-violations': violationsHeader(breaches) }, breaches }
}
