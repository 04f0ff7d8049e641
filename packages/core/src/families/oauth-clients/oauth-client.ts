import type { OAuthClient } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** A program of the account. Its secret is kept whole and shown cut. */
export interface StoredOAuthClient extends Required<Omit<OAuthClient, 'url'>> {
  readonly kind: 'confidential' | 'public'
  readonly redirect_uri: readonly string[]
}

const shownCharacters = 10

export const oauthClients = define<StoredOAuthClient, OAuthClient>()({
  name: 'oauth_clients',
  singular: 'client',
  indexes: {
    identifier: ({ identifier }) => identifier,
    user: ({ user_id }) => user_id,
  },
  present: ({ id, secret, ...client }, { origin }) => ({
    url: `${origin}/api/v2/oauth/clients/${id}.json`,
    id,
    ...client,
    secret: secret?.slice(0, shownCharacters) ?? null,
  }),
})
