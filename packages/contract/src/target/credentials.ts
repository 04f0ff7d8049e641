import { CannotCheckError } from './operation-result.ts'

/** How to sign requests: a user with a password or an API token, or an OAuth access token. None: anonymous. */
export interface Credentials {
  /** The email address of the user. */
  readonly user?: string
  readonly password?: string
  /** An API token of the account. */
  readonly token?: string
  /** An OAuth access token. */
  readonly bearer?: string
}

/** The headers that Zendesk signs requests by. Throws a {@link CannotCheckError} if the credentials are incomplete. */
export function credentialHeaders({ user, password, token, bearer }: Credentials): Readonly<Record<string, string>> {
  if (bearer !== undefined) return { authorization: `Bearer ${bearer}` }
  if (user === undefined && password === undefined && token === undefined) return {}
  if (user === undefined) throw incomplete('A password or a token needs the user it belongs to.')
  if (token !== undefined) return basic(`${user}/token`, token)
  if (password !== undefined) return basic(user, password)
  throw incomplete(`The user ${user} needs a password or a token.`)
}

function basic(name: string, secret: string): Readonly<Record<string, string>> {
  const bytes = new TextEncoder().encode(`${name}:${secret}`)
  return { authorization: `Basic ${btoa(String.fromCodePoint(...bytes))}` }
}

function incomplete(message: string): CannotCheckError {
  return new CannotCheckError('unauthorized', message)
}
