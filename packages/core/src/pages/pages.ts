import type { Reply } from '../exchange.ts'
import { contentPage } from './attachment-content.ts'
import { authorizePage } from './authorize.ts'
import type { Page } from './page.ts'
import { signInPage, signOutPage } from './sign-in.ts'

const pages: Readonly<Record<string, Page>> = {
  '/access/login': guarded(signInPage),
  '/access/logout': guarded(signOutPage),
  '/oauth/authorizations/new': guarded(authorizePage),
}

/** Whatever begins like this is a file, whose rest says which. It guards itself. */
const contents = ['/attachments/token/', '/system/photos/']

/** The page at an address; undefined where the API answers. */
export function pageAt(path: string): Page | undefined {
  if (Object.hasOwn(pages, path)) return pages[path]
  return contents.some((begin) => path.startsWith(begin)) ? contentPage : undefined
}

/** What keeps other sites from framing a page, from learning its address and from its being kept. */
const guards = {
  'Cache-Control': 'no-store',
  'X-Frame-Options': 'DENY',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
}

function guarded(page: Page): Page {
  const guard = (reply: Reply): Reply => ({ ...reply, headers: { ...guards, ...reply.headers } })
  return (visit) => {
    const reply = page(visit)
    return reply instanceof Promise ? reply.then(guard) : guard(reply)
  }
}
