import type { Account } from '../account/account.ts'
import type { Exchange, Reply } from '../exchange.ts'
import type { Target } from '../pipeline/locate.ts'

/** What a page outside of the API gets to see. */
export interface PageVisit {
  readonly exchange: Exchange
  readonly target: Target
  readonly account: Account
}

export type Page = (visit: PageVisit) => Reply | Promise<Reply>
