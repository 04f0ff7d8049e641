import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { beginningWith, usersListedFor } from './find-users.ts'
import type { StoredUser } from './user.ts'

export interface Beginning {
  readonly name?: string | undefined
  readonly phone?: string | undefined
  /** `assignable` leaves team members. */
  readonly filter?: unknown
}

/** The users whose name, or else number, begins with the text. */
export function autocompleteUsers(
  account: Account,
  actor: Actor,
  { name, phone, filter }: Beginning,
): readonly StoredUser[] {
  const listed = usersListedFor(account, actor)
  const users = filter === 'assignable' ? listed.by('assignable', true) : listed
  return phone ? beginningWith(users, 'phone', phone) : beginningWith(users, 'name', (name ?? '').toLowerCase())
}
