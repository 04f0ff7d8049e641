import type { OAuthClient } from '@fakedesk/spec'
import { type Call, type Handlers, shown } from '../../operation.ts'
import { createClient, deleteClient, renewSecret, updateClient } from './change-client.ts'
import type { StoredOAuthClient } from './oauth-client.ts'

export const oauthClientsOperations = {
  ListOAuthClients: ({ account }) => account.oauthClients.rows,
  ListCurrentUserOAuthClients: ({ account, actor }) => account.oauthClients.by('user', actor.id),
  ShowClient: ({ account, path }) => account.oauthClients.find(path.oauth_client_id),
  CreateOAuthClient: (call) => withSecret(call, createClient(call.account, call.actor, call.body.client)),
  UpdateClient: ({ account, path, body }) =>
    updateClient(account, account.oauthClients.find(path.oauth_client_id), body.client),
  DeleteClient: ({ account, path }) => deleteClient(account, account.oauthClients.find(path.oauth_client_id)),
  ClientGenerateSecret: (call) => {
    const client = call.account.oauthClients.find(call.path.oauth_client_id)
    return withSecret(call, renewSecret(call.account, client))
  },
} satisfies Handlers<'oauth-clients'>

/** The one answer that shows the secret whole. */
function withSecret(call: Pick<Call<'ShowClient'>, 'account' | 'actor' | 'origin'>, client: StoredOAuthClient) {
  const wire: OAuthClient = { ...call.account.oauthClients.show(client, call), secret: client.secret }
  return shown(wire)
}
