import { accountNamedBy } from '@fakedesk/core'
import type { Breach } from '../prism/breach.ts'
import type { JudgedReply } from './door.ts'
import type { IncomingExchange } from './exchange.ts'
import { reasonOf } from './reason.ts'
import type { Served } from './served.ts'

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
    reason: reasonOf(reply),
    breaches,
  }
}
