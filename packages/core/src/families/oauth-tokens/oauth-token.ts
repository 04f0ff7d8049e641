import type { OAuthToken } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** An access token, with the refresh token that was given beside it. Answers show the beginning of each. */
export interface StoredOAuthToken extends Omit<OAuthToken, 'url' | 'token'> {
  readonly full_token: string
  /** The authorization code that it came from, by however many refreshes: the code's second use ends it. */
  readonly code: string | null
}

const shownCharacters = 10

export const oauthTokens = define<StoredOAuthToken, OAuthToken>()({
  name: 'oauth_tokens',
  singular: 'token',
  indexes: {
    full_token: ({ full_token }) => full_token,
    refresh_token: ({ refresh_token }) => refresh_token ?? undefined,
    code: ({ code }) => code ?? undefined,
    user: ({ user_id }) => user_id,
    client: ({ client_id }) => client_id,
  },
  visible: (actor, rows) => (actor.role === 'admin' ? rows : rows.by('user', actor.id)),
  present: ({ id, full_token, refresh_token, code: _code, ...token }, { origin }) => ({
    url: `${origin}/api/v2/oauth/tokens/${id}.json`,
    id,
    ...token,
    refresh_token: refresh_token?.slice(0, shownCharacters) ?? null,
    token: full_token.slice(0, shownCharacters),
  }),
})
