import type { OAuthToken } from '@fakedesk/spec'
import { define } from '../../store/collection.ts'

/** An access token. After it was made, answers show its first ten characters only. */
export interface StoredOAuthToken extends Omit<OAuthToken, 'url' | 'token'> {
  readonly full_token: string
}

export const oauthTokens = define<StoredOAuthToken, OAuthToken>()({
  name: 'oauth_tokens',
  singular: 'token',
  indexes: {
    full_token: ({ full_token }) => full_token,
    user: ({ user_id }) => user_id,
  },
  present: ({ full_token, ...token }, { origin }) => ({
    url: `${origin}/api/v2/oauth/tokens/${token.id}.json`,
    ...token,
    token: full_token.slice(0, 10),
  }),
})
