import type { Account } from '../../account/account.ts'
import { hexadecimal } from '../../account/chance.ts'
import { timestamp } from '../../account/clock.ts'
import type { StoredOAuthToken } from './oauth-token.ts'

/** What a token is issued for. */
export interface TokenPlan {
  readonly userId: number
  readonly clientId: number | null
  readonly scopes: readonly string[]
  /** Seconds; null for a token that does not expire. */
  readonly expiresIn: number | null
  /** Seconds; left out where no refresh token goes along. */
  readonly refreshExpiresIn?: number | undefined
  /** The token itself; drawn where it is left out. */
  readonly text?: string
  /** The authorization code that it comes from. */
  readonly code?: string | null
}

export function issueToken(account: Account, plan: TokenPlan): StoredOAuthToken {
  const refresh = plan.refreshExpiresIn
  return account.oauthTokens.insert({
    id: account.ids.next(),
    client_id: plan.clientId,
    user_id: plan.userId,
    full_token: plan.text ?? secret(account),
    refresh_token: refresh === undefined ? null : secret(account),
    scopes: plan.scopes,
    created_at: account.now,
    expires_at: plan.expiresIn === null ? null : inSeconds(account, plan.expiresIn),
    refresh_token_expires_at: refresh === undefined ? null : inSeconds(account, refresh),
    used_at: null,
    code: plan.code ?? null,
  })
}

const secret = (account: Account) => account.chance.text(64, hexadecimal)
const inSeconds = (account: Account, seconds: number) => timestamp(account.clock.now() + seconds * 1000)

export function revokeToken(account: Account, token: StoredOAuthToken): void {
  account.oauthTokens.delete(token)
}

/** Ends every token that came from an authorization code. */
export function revokeTokensOfCode(account: Account, code: string): void {
  for (const token of account.oauthTokens.by('code', code)) revokeToken(account, token)
}

/** Ends every token and every open authorization of a user. */
export function revokeTokensOf(account: Account, userId: number): void {
  for (const token of account.oauthTokens.by('user', userId)) revokeToken(account, token)
  for (const code of account.oauthCodes.by('user', userId)) account.oauthCodes.delete(code)
}

/** Ends every token and every open authorization of a client. */
export function revokeTokensOfClient(account: Account, clientId: number): void {
  for (const token of account.oauthTokens.by('client', clientId)) revokeToken(account, token)
  for (const code of account.oauthCodes.by('client', clientId)) account.oauthCodes.delete(code)
}

/** Whether a time that a token ends at has come. */
export function isPast(account: Account, time: string | null | undefined): boolean {
  return typeof time === 'string' && Date.parse(time) <= account.clock.now()
}

/** `used_at` moves when it is older than this; not with each request. */
const usedEvery = 60_000

/** Notes that the token signed a request. */
export function touchToken(account: Account, token: StoredOAuthToken): void {
  const { used_at } = token
  if (used_at && account.clock.now() - Date.parse(used_at) < usedEvery) return
  account.note(() => account.oauthTokens.update(token, { used_at: account.now }))
}
