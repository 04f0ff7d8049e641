import type { Account } from '../../account.ts'
import { mostPerCall } from '../../read-ids.ts'
import { activeUsers, beginningWith } from './find-users.ts'
import type { StoredUser } from './user.ts'

export interface Beginning {
  readonly name?: string | undefined
  readonly phone?: string | undefined
  /** `assignable` leaves team members. */
  readonly filter?: unknown
  readonly per_page?: number | undefined
}

/** The first users whose name, or else number, begins with the text. */
export function autocompleteUsers(account: Account, { name, phone, filter, per_page }: Beginning): readonly StoredUser[] {
  const users = filter === 'assignable' ? activeUsers(account).by('assignable', true) : activeUsers(account)
  const found = phone ? beginningWith(users, 'phone', phone) : beginningWith(users, 'name', (name ?? '').toLowerCase())
  return found.slice(0, Math.min(per_page ?? mostPerCall, mostPerCall))
}
