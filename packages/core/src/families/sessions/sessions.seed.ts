import type { Account } from '../../account/account.ts'
import { timestamp } from '../../account/clock.ts'
import { day } from '../../account/days-ago.ts'
import type { StoredUser } from '../users/user.ts'
import { startSession } from './sign-in.ts'

/** More than fit on one page. */
const many = 130
/** None is younger than that. */
const quiet = 10 * 60_000

/** Sign-ins of these users by turns, spread over the last month, since each of them is there. */
export function seedSessions(account: Account, users: readonly StoredUser[]): void {
  const latest = account.clock.now() - quiet
  for (let i = 0; i < many; i++) {
    const user = users[i % users.length]
    if (!user) return
    const session = startSession(account, user.id)
    const began = latest - account.chance.integer(Math.min(30 * day, latest - Date.parse(user.created_at)))
    const seen = began + account.chance.integer(latest - began + 1)
    account.sessions.update(session, { authenticated_at: timestamp(began), last_seen_at: timestamp(seen) })
    noteSignIn(account, user.id, timestamp(began))
  }
}

function noteSignIn(account: Account, userId: number, at: string): void {
  const user = account.users.find(userId)
  if (user.last_login_at === null || user.last_login_at < at) account.users.update(user, { last_login_at: at })
}
