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

/** Lets people sign in by the account's API token, and the first of each role by an OAuth token. */
export function seedSignIns(account: Account): void {
  account.apiTokens.insert({ id: account.ids.next(), token: defaultApiToken })
  for (const [role, text] of tokensByRole) {
    const user = account.users.by('role', role).first()
    if (!user) continue
    const scopes = ['read', 'write', 'impersonate']
    issueToken(account, { userId: user.id, clientId: null, scopes, expiresIn: null, text })
  }
}
