import type { Breach } from '../prism/breach.ts'
import type { JudgedReply } from './door.ts'
import type { IncomingExchange } from './exchange.ts'

/** A request that was answered. */
export interface Served {
  /** When the answer was ready, in milliseconds since 1970, by the host's clock. */
  readonly at: number
  readonly method: string
  /** With its query. */
  readonly path: string
  readonly status: number
  /** How long the answer took. */
  readonly milliseconds: number
  /** The operationId; undefined for an address that no operation has. */
  readonly operation: string | undefined
  /** The subdomain. */
  readonly account: string
  /** The id of the user who signed the request. */
  readonly user: number | null
  readonly answeredBy: 'engine' | 'stand-in'
  readonly breaches: readonly Breach[]
}

const noBreaches: readonly Breach[] = []

/** What a request leaves behind for the log and for `GET /_fakedesk/requests`. */
export function servedFrom(
  exchange: IncomingExchange,
  reply: JudgedReply,
  { milliseconds, defaultAccount }: { readonly milliseconds: number; readonly defaultAccount: string },
): Served {
  const { status, headers, operation, user = null, breaches = noBreaches } = reply
  return {
    at: Date.now(),
    method: exchange.method,
    path: exchange.path,
    status,
    milliseconds,
    operation,
    account: accountNamedBy(exchange) ?? defaultAccount,
    user,
    answeredBy: headers['x-fakedesk-answered-by'] === 'stand-in' ? 'stand-in' : 'engine',
    breaches,
  }
}

/** As the engine reads it. */
function accountNamedBy(exchange: IncomingExchange): string | undefined {
  const [, named] = /^\w+:\/\/([a-z0-9][a-z0-9-]*)\.(?:zendesk\.com|localhost)(?=[:/]|$)/i.exec(exchange.url) ?? []
  return exchange.header('x-fakedesk-account') ?? named?.toLowerCase()
}
