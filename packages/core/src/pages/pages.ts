import type { Account } from '../account.ts'
import type { Exchange, Reply } from '../exchange.ts'
import type { Target } from '../pipeline/locate.ts'
import { authorizePage } from './authorize.ts'
import { signInPage, signOutPage } from './sign-in.ts'

/** What a page outside of the API gets to see. */
export interface PageVisit {
  readonly exchange: Exchange
  readonly target: Target
  readonly account: Account
}

export type Page = (visit: PageVisit) => Reply | Promise<Reply>

const pages: Readonly<Record<string, Page>> = {
  '/access/login': signInPage,
  '/access/logout': signOutPage,
  '/oauth/authorizations/new': authorizePage,
}

/** The page at an address; undefined where the API answers. */
export function pageAt(path: string): Page | undefined {
  return Object.hasOwn(pages, path) ? pages[path] : undefined
}
