import type { OrganizationSubscriptionCreate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { forbidden } from '../../errors.ts'
import { refuseTaken } from '../../validation.ts'
import { membershipOf } from '../organization-memberships/join-organization.ts'
import { organizationsSeenBy } from '../organizations/find-organization.ts'
import { usersSeenBy } from '../users/find-users.ts'
import type { StoredOrganizationSubscription } from './organization-subscription.ts'

/** Lets a user, who is the caller if none is named, hear of an organization's tickets. */
export function subscribe(
  account: Account,
  actor: Actor,
  given: OrganizationSubscriptionCreate,
): StoredOrganizationSubscription {
  const userId = given.user_id ?? actor.id ?? 0
  const organization = organizationsSeenBy(account, actor).find(given.organization_id)
  usersSeenBy(account, actor).find(userId)
  if (actor.role === 'end-user') demandOwn(account, actor, userId, organization)
  const already = account.organizationSubscriptions.by('user', userId).by('organization', organization.id)
  if (already.size > 0) refuseTaken('user_id', 'User')
  return account.organizationSubscriptions.insert({
    id: account.ids.next(),
    user_id: userId,
    organization_id: organization.id,
    created_at: account.now,
  })
}

/** End users subscribe themselves, to organizations of theirs whose tickets are shared (docs). */
function demandOwn(
  account: Account,
  actor: Actor,
  userId: number,
  organization: { readonly id: number; readonly shared_tickets: boolean },
): void {
  const isMember = membershipOf(account, userId, organization.id) !== undefined
  if (actor.id !== userId || !isMember || !organization.shared_tickets) throw forbidden()
}
