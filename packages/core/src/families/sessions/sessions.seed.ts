import type { Account } from '../../account/account.ts'
import { timestamp } from '../../account/clock.ts'
import { startSession } from './sign-in.ts'

const day = 24 * 60 * 60_000
/** More than fit on one page. */
const many = 130

/** Sign-ins of these users by turns, spread over the last month. */
export function seedSessions(account: Account, userIds: readonly number[]): void {
  for (let i = 0; i < many; i++) {
    const userId = userIds[i % userIds.length]
    if (userId === undefined) return
    const session = startSession(account, userId)
    const began = account.clock.now() - account.chance.integer(30 * day)
    const seen = began + account.chance.integer(account.clock.now() - began + 1)
    account.sessions.update(session, { authenticated_at: timestamp(began), last_seen_at: timestamp(seen) })
  }
}
