import type { GrantedToken, TokenRequest } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { noGrant } from '../../errors.ts'
import type { StoredOAuthClient } from '../oauth-clients/oauth-client.ts'
import type { StoredOAuthCode } from '../oauth-codes/oauth-code.ts'
import { isPast, issueToken, revokeToken, revokeTokensOfCode } from '../oauth-tokens/issue-token.ts'
import type { StoredOAuthToken } from '../oauth-tokens/oauth-token.ts'
import { findUserBySignInName } from '../users/find-users.ts'
import { maySignIn } from '../users/user.ts'
import { type Lifetimes, lifetimesOf, secondsBetween } from './lifetimes.ts'
import { isWithin, readScopes } from './scopes.ts'

interface Grant {
  readonly account: Account
  readonly body: TokenRequest
  /** What the PKCE verifier of the request hashes to. */
  readonly challenge: string | undefined
}

/** What is exchanged for tokens, by `grant_type`. */
export const grants: Readonly<Record<string, (grant: Grant) => GrantedToken>> = {
  authorization_code: exchangeCode,
  refresh_token: refresh,
  client_credentials: actAsClient,
  password: signInByPassword,
}

function exchangeCode({ account, body, challenge }: Grant): GrantedToken {
  const client = clientOf(account, body)
  const code = account.oauthCodes.get(body.code)
  // The verifier stands in for the secret; a secret that comes along must be right all the same.
  if (code?.challenge === null || body.client_secret !== undefined) prove(client, body)
  if (!code || code.client_id !== client.id) throw unusableCode(account, client, body)
  demandBinding(code, body, challenge)
  demandUser(account, code.user_id)
  const scopes = body.scope ? readScopes(body.scope) : code.scopes
  if (!isWithin(scopes, code.scopes)) throw noGrant('invalid_scope', 'The scope is wider than what the user granted')
  account.oauthCodes.delete(code)
  const lifetimes = lifetimesOf(client, body)
  return grantedOf(account, client, { userId: code.user_id, scopes, lifetimes, code: code.id })
}

/** A code that is used a second time has leaked: what it gave is taken back (RFC 6749, 4.1.2). */
function unusableCode(account: Account, client: StoredOAuthClient, { code = '' }: TokenRequest) {
  const isReplay = account.oauthTokens.by('code', code).by('client', client.id).size > 0
  return noGrant('invalid_grant', 'The code is not valid, expired or used', () => {
    if (isReplay) revokeTokensOfCode(account, code)
  })
}

/** Throws unless the exchange comes from where the code went: same address, same PKCE secret. */
function demandBinding(code: StoredOAuthCode, { redirect_uri }: TokenRequest, challenge: string | undefined): void {
  // What the authorization page was given must be given again (RFC 6749, 4.1.3).
  const isSame = redirect_uri === code.redirect_uri || (redirect_uri === undefined && !code.names_redirect_uri)
  if (!isSame) throw noGrant('invalid_grant', 'The redirect_uri is not the one that the code was issued for')
  // A verifier without a challenge means that somebody took the challenge away (RFC 9700, 4.8.2).
  if ((challenge ?? null) !== code.challenge)
    throw noGrant('invalid_grant', 'The code_verifier does not match the code_challenge')
}

/** Nobody acts for a user who may not sign in. */
function demandUser(account: Account, userId: number): void {
  const user = account.users.get(userId)
  if (!user || !maySignIn(user)) throw noGrant('invalid_grant', 'The user may not sign in')
}

/** Both tokens are replaced. A used refresh token finds nothing, and harms nothing (docs: OAuth > Refresh). */
function refresh({ account, body }: Grant): GrantedToken {
  const client = clientOf(account, body)
  prove(client, body)
  const token = account.oauthTokens.by('refresh_token', body.refresh_token ?? '').first()
  if (!token || token.client_id !== client.id || isPast(account, token.refresh_token_expires_at))
    throw noGrant('invalid_grant', 'The refresh token is not valid, expired, revoked or used')
  demandUser(account, token.user_id)
  const scopes = body.scope ? readScopes(body.scope) : token.scopes
  if (!isWithin(scopes, token.scopes)) throw noGrant('invalid_scope', 'The scope is wider than what was granted')
  revokeToken(account, token)
  const before = {
    expiresIn: secondsBetween(token.created_at, token.expires_at),
    refreshExpiresIn: secondsBetween(token.created_at, token.refresh_token_expires_at),
  }
  const lifetimes = lifetimesOf(client, body, before)
  return grantedOf(account, client, { userId: token.user_id, scopes, lifetimes, code: token.code })
}

function actAsClient({ account, body }: Grant): GrantedToken {
  const client = clientOf(account, body)
  if (client.kind !== 'confidential' || client.user_id === null)
    throw noGrant('unauthorized_client', 'Client credentials are for confidential clients only')
  prove(client, body)
  demandUser(account, client.user_id)
  const lifetimes = { ...lifetimesOf(client, body), refreshExpiresIn: undefined }
  return grantedOf(account, client, { userId: client.user_id, scopes: readScopes(body.scope), lifetimes })
}

function signInByPassword({ account, body }: Grant): GrantedToken {
  const client = clientOf(account, body)
  prove(client, body)
  const user = findUserBySignInName(account, body.username ?? '')
  if (!user || !body.password || user.password !== body.password || !maySignIn(user))
    throw noGrant('invalid_grant', 'The username or the password is wrong')
  const lifetimes = lifetimesOf(client, body)
  return grantedOf(account, client, { userId: user.id, scopes: readScopes(body.scope), lifetimes })
}

function clientOf(account: Account, { client_id }: TokenRequest): StoredOAuthClient {
  const client = account.oauthClients.by('identifier', client_id ?? '').first()
  if (!client) throw noGrant('invalid_client', 'There is no client with this client_id')
  return client
}

/** Confidential clients prove themselves by their secret; public ones have none. */
function prove(client: StoredOAuthClient, { client_secret }: TokenRequest): void {
  if (client.kind === 'confidential' && client_secret !== client.secret)
    throw noGrant('invalid_client', 'The client_secret is missing or wrong')
}

interface Granted {
  readonly userId: number
  readonly scopes: readonly string[]
  readonly lifetimes: Lifetimes
  readonly code?: string | null
}

function grantedOf(account: Account, client: StoredOAuthClient, { lifetimes, ...rest }: Granted): GrantedToken {
  return granted(issueToken(account, { clientId: client.id, ...rest, ...lifetimes }), lifetimes)
}

function granted(token: StoredOAuthToken, { asked, refreshExpiresIn }: Lifetimes): GrantedToken {
  return {
    access_token: token.full_token,
    refresh_token: token.refresh_token ?? null,
    token_type: 'bearer',
    scope: token.scopes.join(' '),
    // Told only to those who asked for it, whatever the token's life (reported).
    ...(asked !== undefined && { expires_in: asked }),
    refresh_token_expires_in: refreshExpiresIn ?? null,
  }
}
