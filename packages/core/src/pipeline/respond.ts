import type { OperationFacts } from '@fakedesk/spec'
import type { Clock } from '../account/clock.ts'
import type { Exchange, Reply } from '../exchange.ts'
import type { Allowance } from './throttle.ts'

/** Headers that every answer of the account carries. */
export interface Common {
  readonly requestId: string
  /** When the request came, by this clock. */
  readonly start: number
  readonly clock: Clock
  readonly allowance: Allowance
  /** The limit of the operation's own, by name. */
  readonly own?: readonly [string, Allowance] | undefined
  /** Whether a browser of another site asked; tokens may, cookies may not (docs: CORS). */
  readonly crossOrigin: boolean
  /** Seconds for which a success may be kept; it must be asked for anew where this is left out. */
  readonly maxAge?: number | undefined
  /** A service beside the Support app answers, which has fewer headers. */
  readonly ownService?: boolean | undefined
}

const jsonOf = ({ ownService }: Common) => (ownService ? 'application/json' : 'application/json; charset=utf-8')
const revalidate = 'max-age=0, private, must-revalidate'

/** A header set in the order and spelling of the real service. */
function headersOf(common: Common): Record<string, string> {
  const headers = common.ownService ? headersOfService(common) : headersOfApp(common)
  if (common.own) {
    const [name, left] = common.own
    headers[`Zendesk-RateLimit-${name}`] = `total=${left.limit}; remaining=${left.remaining}; resets=${left.reset}`
  }
  if (common.crossOrigin) {
    headers['Access-Control-Allow-Origin'] = '*'
    headers['Access-Control-Expose-Headers'] = 'X-Zendesk-API-Warn'
  }
  return headers
}

function headersOfApp(common: Common): Record<string, string> {
  const { requestId, allowance } = common
  const limit = String(allowance.limit)
  const remaining = String(allowance.remaining)
  return {
    'X-Request-Id': requestId,
    'X-Zendesk-API-Version': 'v2',
    'X-Runtime': runtime(common),
    'X-Frame-Options': 'SAMEORIGIN',
    'Strict-Transport-Security': 'max-age=31536000;',
    'X-Rate-Limit': limit,
    'X-Rate-Limit-Remaining': remaining,
    'ratelimit-limit': limit,
    'ratelimit-remaining': remaining,
    'ratelimit-reset': String(allowance.reset),
  }
}

/** What the recordings of webhooks have of these. */
const headersOfService = ({ requestId, allowance }: Common): Record<string, string> => ({
  'X-Request-Id': requestId,
  'X-Zendesk-API-Version': 'v2',
  'X-Rate-Limit': String(allowance.limit),
  'X-Rate-Limit-Remaining': String(allowance.remaining),
})

/** Seconds, with the six digits that Zendesk gives. */
function runtime({ start, clock }: Common): string {
  return ((clock.now() - start) / 1000).toFixed(6)
}

/** A successful answer with a body. */
export function succeed(
  common: Common,
  status: number,
  body: string | Uint8Array<ArrayBuffer>,
  { extra, tag, bytes }: { readonly extra: ExtraHeaders; readonly tag: string; readonly bytes?: number },
): Reply {
  const headers = headersOf(common)
  headers['Content-Type'] = jsonOf(common)
  if (!common.ownService) {
    headers['Cache-Control'] = freshness(common)
    headers.ETag = `W/"${tag}"`
  }
  return { status, headers: Object.assign(headers, extra), body, bytes }
}

const uncached = ({ ownService }: Common): ExtraHeaders => (ownService ? {} : { 'Cache-Control': 'no-cache' })

const freshness = ({ maxAge }: Common) => (maxAge === undefined ? revalidate : `max-age=${maxAge}, private`)

export type ExtraHeaders = Readonly<Record<string, string>>

/** A successful answer without one. */
export function succeedEmpty(common: Common, status: number, extra: ExtraHeaders): Reply {
  return { status, headers: { ...headersOf(common), ...uncached(common), ...extra }, body: null }
}

/** An answer that somebody else wrote, among the headers that every answer of the account carries. */
export function adopt(common: Common, reply: Reply): Reply {
  return { ...reply, headers: { ...headersOf(common), ...reply.headers } }
}

/** What the caller has already. */
export function notModified(common: Common, tag: string): Reply {
  return {
    status: 304,
    headers: { ...headersOf(common), 'Cache-Control': freshness(common), ETag: `W/"${tag}"` },
    body: null,
  }
}

export function refuse(common: Common, status: number, body: unknown, extra: ExtraHeaders): Reply {
  const headers = { ...headersOf(common), 'Content-Type': jsonOf(common), ...uncached(common), ...extra }
  return { status, headers, body: JSON.stringify(body) }
}

/** Whether the caller holds the answer with this tag. */
export function holds(exchange: Exchange, tag: string): boolean {
  const held = exchange.header('if-none-match')
  return held?.split(',').some((one) => one.trim().replace(/^W\//, '') === `"${tag}"`) ?? false
}

/** The answer to a browser that asks whether it may call from another site. */
export function preflight(facts: readonly OperationFacts[], requested: string | null | undefined): Reply {
  return {
    status: 200,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Methods': [...new Set(facts.map(({ method }) => method)), 'OPTIONS'].join(', '),
      'Access-Control-Allow-Headers': requested ?? 'Authorization, Content-Type',
      'Access-Control-Max-Age': '7200',
    },
    body: null,
  }
}
