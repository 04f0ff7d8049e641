import type { OAuthClientCreate } from '@fakedesk/spec'
import { theAccountItself } from '../../account/actor.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated, text } from '../../seed/shape.ts'
import { createClient } from './change-client.ts'

/** A program of the account in a seed. */
export interface OAuthClientSeed extends OAuthClientCreate, Dated {
  /** Of a confidential client; drawn where it is left out. */
  readonly secret?: string
}

export const seedableOAuthClients = seedable<OAuthClientSeed, OAuthClientCreate>()({
  name: 'oauth_clients',
  operation: 'CreateOAuthClient',
  key: 'client',
  own: { ...dated, secret: text },
  refers: { user_id: 'users' },
  plant: (account, { secret, ...given }) => {
    const client = createClient(account, theAccountItself, given)
    return secret !== undefined && client.kind === 'confidential'
      ? account.oauthClients.update(client, { secret })
      : client
  },
})
