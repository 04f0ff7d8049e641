import type { Account } from '@fakedesk/core'

/** Ways to sign a request that work in an account, one of each kind and role. */
export interface SignIns {
  readonly passwords: readonly SignIn[]
  /** `admin@example.com/token:token`. */
  readonly apiToken: string | undefined
  readonly oauth: readonly SignIn[]
}

export interface SignIn {
  readonly role: string
  /** `admin@example.com:password`, or an OAuth token. */
  readonly credentials: string
}

const roles = ['admin', 'agent', 'end-user']

/** Looks the credentials up in the account's own records, so that they work with any seed. */
export function signInsOf(account: Account): SignIns {
  const users = [...account.users.rows]
  const first = (role: string) => users.find((user) => user.role === role && user.email && user.password !== null)
  const passwords = roles.flatMap((role) => {
    const user = first(role)
    return user ? [{ role, credentials: `${user.email}:${user.password}` }] : []
  })
  const [apiToken] = account.apiTokens.rows
  const admin = first('admin')
  const tokens = [...account.oauthTokens.rows]
  const oauth = roles.flatMap((role) => {
    const token = tokens.find(({ user_id }) => account.users.get(user_id)?.role === role)
    return token ? [{ role, credentials: token.full_token }] : []
  })
  return { passwords, apiToken: apiToken && admin ? `${admin.email}/token:${apiToken.token}` : undefined, oauth }
}
