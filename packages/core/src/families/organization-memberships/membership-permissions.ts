import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { maySeeToTeam } from '../../account/permissions.ts'
import { forbidden } from '../../errors.ts'
import { mayManage, organizationsEditedBy } from '../users/may-manage-user.ts'
import type { StoredUser } from '../users/user.ts'

type Member = Pick<StoredUser, 'role' | 'organization_ids'> & Partial<Pick<StoredUser, 'id'>>

/**
 * Throws `forbidden` where the caller may not put the user into these organizations or take them out: agents see to the
 * end users whom they may edit and to organizations within their reach, not to themselves and one another (docs:
 * Organization Memberships).
 */
export function demandMembership(
  account: Account,
  actor: Actor,
  user: Member,
  organizationIds: readonly number[] = [],
): void {
  if (actor.role === 'admin') return
  const own = organizationsEditedBy(account, actor)
  const isNew = user.id === undefined
  const mayPlace =
    user.role === 'end-user'
      ? isNew || mayManage(account, actor, 'edit', user)
      : user.role === 'agent' && maySeeToTeam(account, actor, user.id)
  if (!mayPlace || (own && organizationIds.some((id) => !own.includes(id)))) throw forbidden()
}

/** The same for users named by id; unknown ones are refused elsewhere. */
export function demandMembers(
  account: Account,
  actor: Actor,
  members: readonly { readonly userId: number; readonly organizationId?: number | undefined }[],
): void {
  for (const { userId, organizationId } of members) {
    const user = account.users.get(userId)
    if (user) demandMembership(account, actor, user, organizationId === undefined ? [] : [organizationId])
  }
}
