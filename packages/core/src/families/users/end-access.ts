import type { Account } from '../../account/account.ts'
import { revokeTokensOf } from '../oauth-tokens/issue-token.ts'
import { endSession } from '../sessions/sign-in.ts'

/** Signs a user out everywhere, but for one session. */
export function endSessionsOf(account: Account, userId: number, except?: number): void {
  for (const session of account.sessions.by('user', userId)) {
    if (session.id !== except) endSession(account, session)
  }
}

/** Signs a user out and takes their tokens back. */
export function endAccess(account: Account, userId: number): void {
  endSessionsOf(account, userId)
  revokeTokensOf(account, userId)
}
