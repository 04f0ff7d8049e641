import { type Account, defaultApiToken, defaultOAuthTokens } from '@fakedesk/core'

/** Seeded users sign in as those of the default world do: by the account's API token, and an OAuth token a role. */
export function addSignIns(account: Account): void {
  account.apiTokens.insert({ id: account.ids.next(), token: defaultApiToken })
  for (const [role, full_token] of [
    ['admin', defaultOAuthTokens.admin],
    ['agent', defaultOAuthTokens.agent],
    ['end-user', defaultOAuthTokens.endUser],
  ] as const) {
    const user = account.users.by('role', role).first()
    if (!user) continue
    account.oauthTokens.insert({
      id: account.ids.next(),
      client_id: null,
      user_id: user.id,
      full_token,
      refresh_token: null,
      scopes: ['read', 'write', 'impersonate'],
      created_at: account.now,
      expires_at: null,
      refresh_token_expires_at: null,
      used_at: null,
    })
  }
}
