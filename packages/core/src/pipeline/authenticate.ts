import type { Account } from '../account/account.ts'
import { type Actor, anonymous } from '../account/actor.ts'
import { invalidToken, notAuthenticated } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { isPast, touchToken } from '../families/oauth-tokens/issue-token.ts'
import type { StoredOAuthToken } from '../families/oauth-tokens/oauth-token.ts'
import type { StoredSession } from '../families/sessions/session.ts'
import { touchSession } from '../families/sessions/sign-in.ts'
import { findUserByEmail, findUserBySignInName } from '../families/users/find-users.ts'
import { noteSignIn } from '../families/users/note-sign-in.ts'
import { maySignIn, type StoredUser } from '../families/users/user.ts'
import { actorOf } from './actor-of.ts'
import { type Credentials, readCredentials } from './credentials.ts'

/** The cookie of a web sign-in. */
export const sessionCookie = '_zendesk_session'

/** `any` takes every credential, and none: as the user that it names, or else as an admin. */
export type AuthPolicy = 'strict' | 'any'

/** Says who signed a request. Keeps what it found for as long as nothing that matters changed. */
export function authenticator(account: Account, policy: AuthPolicy): (exchange: Exchange) => Actor {
  const known = new Map<string, Actor>()
  let knownAt = -1
  const read = readOnce()
  return (exchange) => {
    const header = exchange.header('authorization')
    if (!header) return fromCookie(account, exchange) ?? (policy === 'any' ? administrator(account) : anonymous)
    const version = versionOf(account)
    if (version !== knownAt || known.size >= mostKnown) {
      known.clear()
      knownAt = version
    }
    const actor = known.get(header) ?? fromCredentialsOf(account, read(header), policy)
    if (header.length <= longestKnown) known.set(header, actor)
    if (actor.token !== undefined) noteUse(account, actor.token, policy)
    else noteSignIn(account, actor.id)
    return actor
  }
}

/** Headers that are kept; a caller who never repeats one must not fill the memory. */
const mostKnown = 1000
const longestKnown = 1000

/** Grows with each write that may change who signed what, and what they can see. */
function versionOf(account: Account): number {
  const { users, identities, customRoles, oauthTokens, apiTokens, settingsVersion } = account
  // Each only ever grows, so their sum tells any change, at no cost to each request.
  const records = users.version + identities.version + customRoles.version
  return records + oauthTokens.version + apiTokens.version + settingsVersion
}

/** What headers say, read once each: that does not change when the account does. */
function readOnce(): (header: string) => Credentials {
  const known = new Map<string, Credentials>()
  return (header) => {
    const credentials = known.get(header) ?? readCredentials(header)
    if (known.size >= mostKnown) known.clear()
    if (header.length <= longestKnown) known.set(header, credentials)
    return credentials
  }
}

function fromCredentialsOf(account: Account, credentials: Credentials, policy: AuthPolicy): Actor {
  if (policy === 'any') return named(account, credentials) ?? administrator(account)
  return fromCredentials(account, credentials)
}

/** Whom credentials name, right or wrong. */
function named(account: Account, credentials: Credentials): Actor | undefined {
  switch (credentials.kind) {
    case 'password':
    case 'api-token': {
      const { kind, email } = credentials
      const user = findUserByEmail(account, email) ?? findUserBySignInName(account, email)
      return user?.active ? actorOf(account, user, kind) : undefined
    }
    case 'oauth': {
      const token = account.oauthTokens.by('full_token', credentials.token).first()
      const user = account.users.get(token?.user_id)
      return token && user?.active ? bearerOf(account, token, user) : undefined
    }
    case 'unreadable':
      return undefined
  }
}

function fromCredentials(account: Account, credentials: Credentials): Actor {
  switch (credentials.kind) {
    case 'password': {
      const user = userOf(account, credentials.email)
      // A wrong password counts as none: `users/me` then answers the anonymous user, all else refuses.
      const isRight = user && user.password === credentials.password && takesPassword(account, user)
      return isRight ? actorOf(account, user, 'password') : anonymous
    }
    case 'api-token': {
      const user = userOf(account, credentials.email)
      const isKnown = account.apiTokens.by('token', credentials.token).size > 0
      if (!user || !isKnown || account.settings.api.api_token_access === 'false') throw notAuthenticated()
      return actorOf(account, user, 'api-token')
    }
    case 'oauth':
      return fromAccessToken(account, credentials.token)
    case 'unreadable':
      throw notAuthenticated()
  }
}

/** Accounts can close the API to passwords, for all or for end users (docs: Account Settings). */
function takesPassword({ settings }: Account, { role }: StoredUser): boolean {
  const { api_password_access, api_password_access_end_users } = settings.api
  return api_password_access === 'true' && (role !== 'end-user' || api_password_access_end_users)
}

function fromAccessToken(account: Account, text: string): Actor {
  const token = account.oauthTokens.by('full_token', text).first()
  const user = account.users.get(token?.user_id)
  if (!token || !user || !maySignIn(user) || isPast(account, token.expires_at)) throw invalidToken()
  return bearerOf(account, token, user)
}

function bearerOf(account: Account, { id, scopes }: StoredOAuthToken, user: StoredUser): Actor {
  return { ...actorOf(account, user, 'oauth'), scopes, token: id }
}

/** A token that was known can have expired since, which no write tells. */
function noteUse(account: Account, id: number, policy: AuthPolicy): void {
  const token = account.oauthTokens.get(id)
  if (!token || (policy === 'strict' && isPast(account, token.expires_at))) throw invalidToken()
  touchToken(account, token)
}

function fromCookie(account: Account, exchange: Exchange): Actor | undefined {
  const session = sessionOf(account, exchange)
  const user = account.users.get(session?.user_id)
  if (!session || !user || !maySignIn(user)) return undefined
  touchSession(account, session)
  return { ...actorOf(account, user, 'session'), session: session.id }
}

/** The open session whose cookie came along. */
export function sessionOf(account: Account, exchange: Exchange): StoredSession | undefined {
  const value = cookieOf(exchange.header('cookie') ?? '', sessionCookie)
  return value === undefined ? undefined : account.sessions.by('cookie', value).first()
}

function cookieOf(cookies: string, name: string): string | undefined {
  const pair = cookies.split(/;\s*/).find((cookie) => cookie.startsWith(`${name}=`))
  return pair?.slice(name.length + 1)
}

/** The user who signs in with this verified address, if they may sign in at all. */
function userOf(account: Account, email: string): StoredUser | undefined {
  const user = findUserBySignInName(account, email)
  return user && maySignIn(user) ? user : undefined
}

function administrator(account: Account): Actor {
  const admin = account.users.by('role', 'admin').first()
  return admin ? actorOf(account, admin, 'api-token') : anonymous
}
