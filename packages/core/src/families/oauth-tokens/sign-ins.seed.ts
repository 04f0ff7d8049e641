import type { Account } from '../../account/account.ts'
import { issueToken } from './issue-token.ts'

/** The API token of an account in the default world. */
export const defaultApiToken = 'token'

/** The OAuth access token of each role. */
export const defaultOAuthTokens = {
  admin: 'admin-oauth-token',
  agent: 'agent-oauth-token',
  endUser: 'end-user-oauth-token',
} as const

const tokensByRole = [
  ['admin', defaultOAuthTokens.admin],
  ['agent', defaultOAuthTokens.agent],
  ['end-user', defaultOAuthTokens.endUser],
] as const

/** Lets everybody sign in by the account's API token, unless it has another. */
export function seedApiToken(account: Account): void {
  if (account.apiTokens.size === 0) account.apiTokens.insert({ id: account.ids.next(), token: defaultApiToken })
}

/** Lets the first of each role sign in by an OAuth token. */
export function seedTokensOfRoles(account: Account): void {
  for (const [role, text] of tokensByRole) {
    const user = account.users.by('active', true).by('role', role).first()
    if (!user || account.oauthTokens.by('full_token', text).size > 0) continue
    const scopes = ['read', 'write', 'impersonate']
    issueToken(account, { userId: user.id, clientId: null, scopes, expiresIn: null, text })
  }
}
