import type { OAuthToken } from '@fakedesk/spec'
import { notFound } from '../../errors.ts'
import { type Call, type Handlers, shown } from '../../operation.ts'
import { Validation } from '../../validation.ts'
import { issueToken, revokeToken } from './issue-token.ts'

export const oauthTokensOperations = {
  ListOAuthTokens: ({ account, actor, query }) => {
    const tokens = query.all ? account.oauthTokens.rows : account.oauthTokens.by('user', actor.id)
    const clientId = query.client_id ?? query.global_client_id
    return clientId === undefined ? tokens : tokens.by('client', clientId)
  },
  CreateOAuthToken: (call) => shown(createToken(call)),
  ShowToken: ({ account, actor, path }) => account.oauthTokens.visibleTo(actor).find(path.oauth_token_id),
  ShowCurrentToken: (call) => current(call),
  RevokeOAuthToken: ({ account, actor, path }) =>
    revokeToken(account, account.oauthTokens.visibleTo(actor).find(path.oauth_token_id)),
  RevokeCurrentOAuthToken: (call) => revokeToken(call.account, current(call)),
} satisfies Handlers<'oauth-tokens'>

/** A token of the caller that does not expire; its text is shown whole this one time. */
function createToken(call: Call<'CreateOAuthToken'>): OAuthToken {
  const { account, actor, body } = call
  const { client_id, scopes } = body.token
  const validation = new Validation()
  const client = account.oauthClients.get(client_id)
  if (!client) validation.add('client_id', { description: 'Client: is invalid', error: 'InvalidValue' })
  if ((scopes ?? []).length === 0) validation.present('scopes', null, 'Scopes')
  validation.check()
  const token = issueToken(account, { userId: actor.id ?? 0, clientId: client_id, scopes, expiresIn: null })
  return { ...account.oauthTokens.show(token, call), full_token: token.full_token }
}

/** The token that signed the request. */
function current({ account, actor }: Pick<Call<'ShowCurrentToken'>, 'account' | 'actor'>) {
  const token = account.oauthTokens.get(actor.token)
  if (!token) throw notFound()
  return token
}
