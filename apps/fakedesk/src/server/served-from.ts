import { accountNamedBy } from '@fakedesk/core'
import type { Breach } from '@fakedesk/prism'
import type { JudgedReply } from './door.ts'
import type { IncomingExchange } from './exchange.ts'
import { reasonOf } from './reason.ts'
import type { Served } from './served.ts'
import { withoutSecrets } from './without-secrets.ts'

const noBreaches: readonly Breach[] = []

/** Characters of an address that are kept with so many others. */
const longestPath = 2000

/** What a request leaves behind for the log and for `GET /_fakedesk/requests`. */
export function servedFrom(
  exchange: IncomingExchange,
  reply: JudgedReply,
  { milliseconds, defaultAccount }: { readonly milliseconds: number; readonly defaultAccount: string },
): Served {
  const { status, headers, operation, account, user = null, email, breaches = noBreaches } = reply
  return {
    at: Date.now(),
    method: exchange.method,
    path: withoutSecrets(exchange.path).slice(0, longestPath),
    status,
    milliseconds,
    operation,
    account: account ?? accountNamedBy(exchange, exchange) ?? defaultAccount,
    user,
    email: email ?? undefined,
    answeredBy: headers['x-fakedesk-answered-by'] === 'stand-in' ? 'stand-in' : 'engine',
    reason: reasonOf(reply),
    breaches,
  }
}
