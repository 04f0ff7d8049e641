import type { RateLimit } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import type { Actor } from '../account/actor.ts'
import type { Exchange, Reply } from '../exchange.ts'
import type { Target } from '../pipeline/locate.ts'

/** What a page outside of the API gets to see. */
export interface PageVisit {
  readonly exchange: Exchange
  readonly target: Target
  readonly account: Account
  /** Who asks, by whichever way the API can be signed. Throws where the credentials are wrong. */
  readonly authenticate: () => Actor
  /** Counts the request against a limit of the page's own. Throws `rateLimited`. */
  readonly throttle: (limit: RateLimit) => void
}

export type Page = (visit: PageVisit) => Reply | Promise<Reply>
