/** How requests are signed: a password, an API token or an OAuth access token. */
export type Credentials =
  | { readonly email: string; readonly password: string; readonly apiToken?: never; readonly accessToken?: never }
  | { readonly email: string; readonly apiToken: string; readonly password?: never; readonly accessToken?: never }
  | { readonly accessToken: string; readonly email?: never; readonly password?: never; readonly apiToken?: never }

/** The `Authorization` header for the credentials. */
export function authorizationOf(credentials: Credentials): string {
  if (credentials.accessToken !== undefined) return `Bearer ${credentials.accessToken}`
  // The literal `/token` tells Zendesk that what follows is an API token, not the user's password.
  return credentials.apiToken === undefined
    ? `Basic ${base64(`${credentials.email}:${credentials.password}`)}`
    : `Basic ${base64(`${credentials.email}/token:${credentials.apiToken}`)}`
}

function base64(text: string): string {
  return btoa(String.fromCharCode(...new TextEncoder().encode(text)))
}
