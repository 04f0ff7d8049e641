import type { Account } from '../account/account.ts'
import type { Actor } from '../account/actor.ts'
import { organizationsKeptTo } from '../account/reach.ts'
import type { StoredUser } from '../families/users/user.ts'

/** The user as the one who makes a request. */
export function actorOf(account: Account, user: StoredUser, signedBy: Actor['signedBy']): Actor {
  const keptTo = organizationsKeptTo(account, user)
  return { id: user.id, role: user.role, signedBy, ...(keptTo && { keptTo }) }
}
