import type { StoredSession } from '../families/sessions/session.ts'
import { sessionCookie } from '../pipeline/authenticate.ts'

/** The `Set-Cookie` that begins a session in a browser: out of scripts' reach, and never sent with foreign forms. */
export function cookieFor({ cookie }: Pick<StoredSession, 'cookie'>, origin: string): string {
  return `${sessionCookie}=${cookie}; ${attributesAt(origin)}`
}

/** The `Set-Cookie` that ends it; browsers take it only with the attributes that the cookie was set with. */
export function cookieEnd(origin: string): string {
  return `${sessionCookie}=; ${attributesAt(origin)}; Max-Age=0`
}

function attributesAt(origin: string): string {
  // Accounts that share a host have their sessions apart.
  return `Path=${new URL(origin).pathname}; HttpOnly; SameSite=Lax${origin.startsWith('https:') ? '; Secure' : ''}`
}
