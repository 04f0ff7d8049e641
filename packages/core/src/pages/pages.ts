import { authorizePage } from './authorize.ts'
import type { Page } from './page.ts'
import { signInPage, signOutPage } from './sign-in.ts'

const pages: Readonly<Record<string, Page>> = {
  '/access/login': signInPage,
  '/access/logout': signOutPage,
  '/oauth/authorizations/new': authorizePage,
}

/** The page at an address; undefined where the API answers. */
export function pageAt(path: string): Page | undefined {
  return Object.hasOwn(pages, path) ? pages[path] : undefined
}
