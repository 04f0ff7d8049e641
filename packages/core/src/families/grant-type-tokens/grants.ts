import type { GrantedToken, TokenRequest } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { noGrant } from '../../errors.ts'
import type { StoredOAuthClient } from '../oauth-clients/oauth-client.ts'
import { isPast, issueToken, revokeToken } from '../oauth-tokens/issue-token.ts'
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
  if (!code || code.client_id !== client.id) throw noGrant('invalid_grant', 'The code is not valid, expired or used')
  if (body.redirect_uri !== undefined && body.redirect_uri !== code.redirect_uri)
    throw noGrant('invalid_grant', 'The redirect_uri is not the one that the code was issued for')
  if (code.challenge !== null && challenge !== code.challenge)
    throw noGrant('invalid_grant', 'The code_verifier does not match the code_challenge')
  // The verifier stands in for the secret; a secret that comes along must be right all the same.
  if (code.challenge === null || body.client_secret !== undefined) prove(client, body)
  const scopes = body.scope ? readScopes(body.scope) : code.scopes
  if (!isWithin(scopes, code.scopes)) throw noGrant('invalid_scope', 'The scope is wider than what the user granted')
  account.oauthCodes.delete(code)
  return grantedOf(account, client, { userId: code.user_id, scopes, lifetimes: lifetimesOf(client, body) })
}

/** Both tokens are replaced. A used refresh token finds nothing, and harms nothing (docs: OAuth > Refresh). */
function refresh({ account, body }: Grant): GrantedToken {
  const client = clientOf(account, body)
  prove(client, body)
  const token = account.oauthTokens.by('refresh_token', body.refresh_token ?? '').first()
  if (!token || token.client_id !== client.id || isPast(account, token.refresh_token_expires_at))
    throw noGrant('invalid_grant', 'The refresh token is not valid, expired, revoked or used')
  const scopes = body.scope ? readScopes(body.scope) : token.scopes
  if (!isWithin(scopes, token.scopes)) throw noGrant('invalid_scope', 'The scope is wider than what was granted')
  revokeToken(account, token)
  const before = {
    expiresIn: secondsBetween(token.created_at, token.expires_at),
    refreshExpiresIn: secondsBetween(token.created_at, token.refresh_token_expires_at),
  }
  return grantedOf(account, client, { userId: token.user_id, scopes, lifetimes: lifetimesOf(client, body, before) })
}

function actAsClient({ account, body }: Grant): GrantedToken {
  const client = clientOf(account, body)
  if (client.kind !== 'confidential' || client.user_id === null)
    throw noGrant('unauthorized_client', 'Client credentials are for confidential clients only')
  prove(client, body)
  const { expiresIn } = lifetimesOf(client, body)
  return grantedOf(account, client, {
    userId: client.user_id,
    scopes: readScopes(body.scope),
    lifetimes: { expiresIn, refreshExpiresIn: undefined },
  })
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
}

function grantedOf(account: Account, client: StoredOAuthClient, { userId, scopes, lifetimes }: Granted): GrantedToken {
  return granted(issueToken(account, { userId, clientId: client.id, scopes, ...lifetimes }), lifetimes)
}

function granted(token: StoredOAuthToken, { expiresIn, refreshExpiresIn }: Lifetimes): GrantedToken {
  return {
    access_token: token.full_token,
    refresh_token: token.refresh_token ?? null,
    token_type: 'bearer',
    scope: token.scopes.join(' '),
    expires_in: expiresIn,
    refresh_token_expires_in: refreshExpiresIn ?? null,
  }
}
