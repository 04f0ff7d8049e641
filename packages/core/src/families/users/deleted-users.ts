import type { DeletedUser } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { demand } from '../../account/permissions.ts'
import { inOtherLook } from '../../store/other-look.ts'
import type { Rows } from '../../store/rows.ts'
import { ownLook, photoOf, type StoredUser } from './user.ts'

/** Users who were deleted, erased ones included, in the look that only they have. */
export function deletedUsers(account: Account, actor: Actor): Rows<StoredUser, DeletedUser> {
  demand(account, actor, 'end_user_list_access')
  const deleted = account.users.visibleTo(actor).by('active', false)
  return inOtherLook(deleted, (user, { origin }) => JSON.stringify(showDeletedUser(account, user, origin)))
}

/** Throws `notFound` for users who were not deleted. */
export function findDeletedUser(account: Account, actor: Actor, id: number): StoredUser {
  return account.users.visibleTo(actor).by('active', false).find(id)
}

/** The short look of a user and whether anything is left to be erased (recorded). */
export function showDeletedUser(account: Account, user: StoredUser, origin: string): DeletedUser {
  const { id, name, ...rest } = ownLook(user, photoOf(user, { origin, context: account }))
  const { active, permanently_deleted } = user
  return { id, url: `${origin}/api/v2/deleted_users/${id}.json`, name, ...rest, active, permanently_deleted }
}
