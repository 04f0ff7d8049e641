import type { Account } from '../../account/account.ts'

/** `last_login_at` moves when it is older than this; not with each request. */
const notedEvery = 60_000

/** Notes that a user signed in, with a browser or with the credentials of a single request (docs: Users). */
export function noteSignIn(account: Account, userId: number | null): void {
  const user = account.users.get(userId)
  if (!user) return
  const { last_login_at } = user
  if (last_login_at && account.clock.now() - Date.parse(last_login_at) < notedEvery) return
  account.note(() => account.users.update(user, { last_login_at: account.now }))
}
