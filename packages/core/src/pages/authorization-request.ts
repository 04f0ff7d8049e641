import type { Account } from '../account/account.ts'
import type { StoredOAuthClient } from '../families/oauth-clients/oauth-client.ts'

/** What a program asks of the authorization page. */
export interface AuthorizationRequest {
  readonly kind: 'asked'
  readonly client: StoredOAuthClient
  readonly redirectUri: string
  /** Whether the request named it, or it is the one that the client has. */
  readonly namesRedirectUri: boolean
  readonly state: string | null
  readonly scope: string | null
  /** The S256 challenge of PKCE. */
  readonly challenge: string | null
}

/** A request that the program itself is told about, by the redirect. */
export interface RefusedRequest extends Pick<AuthorizationRequest, 'redirectUri' | 'state'> {
  readonly kind: 'refused'
  readonly error: string
  readonly description: string
}

/** A request that names no program or place to go back to; nobody may be sent anywhere. */
export interface BrokenRequest {
  readonly kind: 'broken'
  readonly problem: string
}

export function readAuthorization(
  account: Account,
  query: URLSearchParams,
): AuthorizationRequest | RefusedRequest | BrokenRequest {
  const client = account.oauthClients.by('identifier', query.get('client_id') ?? '').first()
  if (!client) return { kind: 'broken', problem: 'No OAuth client has this client_id.' }
  const named = query.get('redirect_uri')
  const redirectUri = named ?? client.redirect_uri[0]
  if (!redirectUri || !client.redirect_uri.includes(redirectUri) || !URL.canParse(redirectUri))
    return { kind: 'broken', problem: 'The redirect_uri is not one of those of the OAuth client.' }
  const state = query.get('state')
  const challenge = query.get('code_challenge')
  const problem = problemOf(query, client)
  return problem
    ? { kind: 'refused', redirectUri, state, ...problem }
    : {
        kind: 'asked',
        client,
        redirectUri,
        namesRedirectUri: named !== null,
        state,
        scope: query.get('scope'),
        challenge,
      }
}

function problemOf(query: URLSearchParams, client: StoredOAuthClient) {
  if (query.get('response_type') !== 'code')
    return { error: 'unsupported_response_type', description: 'The response_type must be code' }
  const challenge = query.get('code_challenge')
  if (challenge === null)
    return client.kind === 'public'
      ? { error: 'invalid_request', description: 'A public client must send a code_challenge' }
      : undefined
  return query.get('code_challenge_method') === 'S256'
    ? undefined
    : { error: 'invalid_request', description: 'The code_challenge_method must be S256' }
}
