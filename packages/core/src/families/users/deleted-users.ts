import type { DeletedUser } from '@fakedesk/spec'
import type { Account } from '../../account.ts'
import type { Rows } from '../../store/rows.ts'
import { ownLook, type StoredUser } from './user.ts'

/** Users who were deleted, erased ones included, in the look that only they have. */
export function deletedUsers(account: Account): Rows<StoredUser, DeletedUser> {
  return shownAsDeleted(account.users.by('active', false))
}

/** Throws `notFound` for users who were not deleted. */
export function findDeletedUser(account: Account, id: number): StoredUser {
  return account.users.by('active', false).find(id)
}

/** The short look of a user and whether anything is left to be erased (recorded). */
export function showDeletedUser(user: StoredUser, origin: string): DeletedUser {
  const { id, name, ...rest } = ownLook(user)
  const { active, permanently_deleted } = user
  return { id, url: `${origin}/api/v2/deleted_users/${id}.json`, name, ...rest, active, permanently_deleted }
}

/** The same rows in whatever order, each row with the other text. */
function shownAsDeleted(rows: Rows<StoredUser>): Rows<StoredUser, DeletedUser> {
  return {
    get size() {
      return rows.size
    },
    order: rows.order,
    slice: rows.slice,
    keyOf: rows.keyOf,
    rankOf: rows.rankOf,
    rankBehind: rows.rankBehind,
    orderedBy: (name, direction) => {
      const sorted = rows.orderedBy(name, direction)
      return sorted && shownAsDeleted(sorted)
    },
    listedBy: (kind) => shownAsDeleted(rows.listedBy(kind)),
    textOf: (user, { origin }) => JSON.stringify(showDeletedUser(user, origin)),
    [Symbol.iterator]: () => rows[Symbol.iterator](),
  }
}
