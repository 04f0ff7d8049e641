import type { Account } from '../../account/account.ts'
import type { StoredOAuthClient } from './oauth-client.ts'

/** The client of the default world, which documents and tests may name. */
export const defaultOAuthClient = {
  identifier: 'example_client',
  secret: 'example-client-secret',
  redirect_uri: ['http://localhost:3000/oauth/callback', 'https://example.com/oauth/callback'],
} as const

/** A confidential client that acts as the first admin, and an outside program that holds no token yet. */
export function seedOAuth(account: Account): StoredOAuthClient {
  account.globalClients.insert({
    id: account.ids.next(),
    name: 'Example Integration',
    identifier: 'zdg-example-integration',
    kind: 'confidential',
    company: 'Example Software',
    description: 'A program that works with many accounts',
    logo_url: null,
  })
  return account.oauthClients.insert({
    id: account.ids.next(),
    name: 'Example Client',
    kind: 'confidential',
    company: null,
    description: null,
    logo_url: null,
    user_id: account.users.by('role', 'admin').first()?.id ?? null,
    global: false,
    created_at: account.now,
    updated_at: account.now,
    ...defaultOAuthClient,
  })
}
