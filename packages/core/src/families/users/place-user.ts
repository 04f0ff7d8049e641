import type { UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { demand, maySeeToTeam } from '../../account/permissions.ts'
import { forbidden } from '../../errors.ts'
import { demandMembership } from '../organization-memberships/membership-permissions.ts'
import { findOrCreateOrganization } from '../organizations/change-organization.ts'
import type { StoredUser } from './user.ts'

/** The organizations that a body names for a user. */
export interface NamedOrganizations {
  /** The one that is to be the user's only one; null for none at all, undefined where none is named. */
  readonly only: number | null | undefined
  readonly all: readonly number[] | undefined
}

type Placed = Pick<StoredUser, 'role' | 'organization_ids' | 'group_ids'> & Partial<Pick<StoredUser, 'id'>>

/** Named by id or name; a name that there is not yet is made an organization, by who may make one. */
export function organizationsIn(account: Account, actor: Actor, given: UserUpdate): NamedOrganizations {
  const name = given.organization?.name ?? given.organization_name
  const only = name ? findOrCreateOrganization(account, actor, name).id : given.organization_id
  return { only, all: given.organization_ids ?? undefined }
}

export function idsOf({ only, all = [] }: NamedOrganizations): readonly number[] {
  return [only, ...all].flatMap((id) => id ?? [])
}

/** Throws `forbidden` where the caller may not put this user into these organizations, or take them out of others. */
export function demandOrganizations(account: Account, actor: Actor, user: Placed, named: NamedOrganizations): void {
  const { only, all } = named
  if (only === undefined && !all) return
  const [before, after] = [user.organization_ids, idsOf(named)]
  const joined = after.filter((id) => !before.includes(id))
  const left = before.filter((id) => !after.includes(id))
  if (joined.length + left.length > 0) demandMembership(account, actor, user, [...joined, ...left])
}

/** Throws `forbidden` where the caller may not put a team member into these groups, or take them out of others. */
export function demandGroups(account: Account, actor: Actor, { role, group_ids }: Placed, given: UserUpdate): void {
  if (role === 'end-user') return
  const named = [given.group_id, given.default_group_id, ...(given.group_ids ?? [])].flatMap((id) => id ?? [])
  const joins = named.some((id) => !group_ids.includes(id))
  const leaves = given.group_ids !== undefined && named.length > 0 && group_ids.some((id) => !named.includes(id))
  if (joins || leaves) demand(account, actor, 'manage_group_memberships')
}

/** Throws `forbidden`: moderators are made by those who see to the team, whoever is to be one. */
export function demandModerator(account: Account, actor: Actor, userId?: number): void {
  if (!maySeeToTeam(account, actor, userId)) throw forbidden()
}
