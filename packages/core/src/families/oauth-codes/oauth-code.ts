import { define } from '../../store/definition.ts'

/** A code of the authorization page, to be exchanged for tokens once and soon. */
export interface StoredOAuthCode {
  /** The code itself. */
  readonly id: string
  readonly client_id: number
  readonly user_id: number
  /** As the authorization page was given it. */
  readonly redirect_uri: string
  /** Whether the page was given it, so that the exchange must name it again (RFC 6749, 4.1.3). */
  readonly names_redirect_uri: boolean
  readonly scopes: readonly string[]
  /** The S256 challenge of PKCE. */
  readonly challenge: string | null
}

export const oauthCodes = define<StoredOAuthCode, Pick<StoredOAuthCode, 'id'>>()({
  name: 'oauth_codes',
  singular: 'oauth_code',
  indexes: {
    user: ({ user_id }) => user_id,
    client: ({ client_id }) => client_id,
  },
  // A secret: nothing of it is ever shown.
  present: ({ id }) => ({ id }),
})
