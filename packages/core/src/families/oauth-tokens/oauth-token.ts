import { define } from '../../store/collection.ts'

export interface StoredOAuthToken {
  readonly id: number
  readonly user_id: number
  /** The token itself; an answer shows its first ten characters only. */
  readonly full_token: string
  readonly scopes: readonly string[]
  readonly created_at: string
  readonly expires_at: string | null
}

export const oauthTokens = define<StoredOAuthToken, unknown>()({
  name: 'oauth_tokens',
  singular: 'token',
  indexes: {
    full_token: ({ full_token }) => full_token,
    user: ({ user_id }) => user_id,
  },
  present: ({ full_token, ...token }) => ({ ...token, token: full_token.slice(0, 10) }),
})
