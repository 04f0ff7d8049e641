import type { TokenRequest } from '@fakedesk/spec'
import { noGrant } from '../../errors.ts'
import type { StoredOAuthClient } from '../oauth-clients/oauth-client.ts'

/** Seconds that tokens live. */
export interface Lifetimes {
  /** Null where the access token does not expire. */
  readonly expiresIn: number | null
  /** The same, where the request asked for it. */
  readonly asked: number | undefined
  /** Undefined where no refresh token is given. */
  readonly refreshExpiresIn: number | undefined
}

const access = { least: 300, most: 172_800, usual: 1800 }
const refresh = { least: 604_800, most: 7_776_000, usual: 2_592_000 }

/** Access tokens of clients made before this do not expire unless it is asked for (docs: OAuth). */
const expireSince = '2026-04-30T00:00:00Z'

/** As the request asks, or as the tokens before had it. Throws `invalid_request` outside of the documented bounds. */
export function lifetimesOf(
  client: StoredOAuthClient,
  body: TokenRequest,
  before?: { readonly expiresIn: number | null; readonly refreshExpiresIn: number | null },
): Lifetimes {
  const usual = client.created_at >= expireSince ? access.usual : null
  const asked = within(access, 'expires_in', body.expires_in)
  return {
    asked,
    expiresIn: asked ?? (before ? before.expiresIn : usual),
    refreshExpiresIn:
      within(refresh, 'refresh_token_expires_in', body.refresh_token_expires_in) ??
      before?.refreshExpiresIn ??
      refresh.usual,
  }
}

function within({ least, most }: typeof access, name: string, seconds: number | null | undefined): number | undefined {
  if (seconds === null || seconds === undefined) return undefined
  if (seconds < least || seconds > most)
    throw noGrant('invalid_request', `${name} must be between ${least} and ${most} seconds`)
  return seconds
}

export function secondsBetween(from: string | null | undefined, to: string | null | undefined): number | null {
  return from && to ? (Date.parse(to) - Date.parse(from)) / 1000 : null
}
