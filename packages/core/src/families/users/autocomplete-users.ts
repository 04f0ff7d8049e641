import type { Account } from '../../account/account.ts'
import { activeUsers, beginningWith } from './find-users.ts'
import type { StoredUser } from './user.ts'

export interface Beginning {
  readonly name?: string | undefined
  readonly phone?: string | undefined
  /** `assignable` leaves team members. */
  readonly filter?: unknown
}

/** The users whose name, or else number, begins with the text. */
export function autocompleteUsers(account: Account, { name, phone, filter }: Beginning): readonly StoredUser[] {
  const users = filter === 'assignable' ? activeUsers(account).by('assignable', true) : activeUsers(account)
  return phone ? beginningWith(users, 'phone', phone) : beginningWith(users, 'name', (name ?? '').toLowerCase())
}
