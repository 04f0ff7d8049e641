import { timestamp } from '../../account/clock.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Identified, identified, orNull, text, texts, time, whole } from '../../seed/shape.ts'
import { refuse } from '../../validation.ts'
import { issueToken } from './issue-token.ts'
import { seedTokensOfRoles } from './sign-ins.seed.ts'

/** An access token in a seed. */
export interface OAuthTokenSeed extends Identified {
  readonly user_id: number
  readonly client_id?: number | null
  readonly scopes?: readonly string[]
  /** The token itself, as a client sends it; drawn where it is left out. */
  readonly full_token?: string
  readonly refresh_token?: string | null
  readonly created_at?: string
  readonly expires_at?: string | null
  readonly refresh_token_expires_at?: string | null
  readonly used_at?: string | null
}

export const seedableOAuthTokens = seedable<OAuthTokenSeed>()({
  name: 'oauth_tokens',
  own: {
    ...identified,
    user_id: whole,
    client_id: orNull(whole),
    scopes: texts,
    full_token: text,
    refresh_token: orNull(text),
    created_at: time,
    expires_at: orNull(time),
    refresh_token_expires_at: orNull(time),
    used_at: orNull(time),
  },
  needs: ['user_id'],
  // A client of the account or one of the global ones, which the verb looks for.
  refers: { user_id: 'users' },
  after: ['oauth_clients', 'global_clients'],
  plant: (account, given) => {
    const { user_id: userId, client_id: clientId = null, scopes = ['read', 'write'], full_token: text } = given
    const { expires_at = null, refresh_token = null, refresh_token_expires_at = null, used_at = null } = given
    if (clientId !== null && !account.oauthClients.get(clientId) && !account.globalClients.get(clientId)) {
      refuse(`Client: no client has the id ${clientId}; add it, or correct the id`, 'client', 'InvalidValue')
    }
    if (text !== undefined && account.oauthTokens.by('full_token', text).size > 0) {
      refuse('Full token: has already been taken', 'full_token', 'DuplicateValue')
    }
    const token = issueToken(account, {
      userId,
      clientId,
      scopes,
      expiresIn: null,
      ...(text !== undefined && { text }),
    })
    return account.oauthTokens.update(token, {
      refresh_token,
      expires_at: instant(expires_at),
      refresh_token_expires_at: instant(refresh_token_expires_at),
      used_at: instant(used_at),
    })
  },
  complete: seedTokensOfRoles,
})

const instant = (text: string | null) => (text === null ? null : timestamp(Date.parse(text)))
