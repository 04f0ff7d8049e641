import type { UserUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { may, maySeeToTeam } from '../../account/permissions.ts'
import { forbidden } from '../../errors.ts'
import type { Permission } from '../custom-roles/permission.ts'
import type { StoredUser } from './user.ts'

/**
 * What it takes for agents to change a property of themselves: a permission, or nothing. What gives them more than
 * they have is for those who see to team members. Every property of the body stands here, so that a new one is decided.
 */
const needed: Readonly<Record<keyof UserUpdate, Permission | undefined>> = {
  name: 'update_user_own_name',
  alias: 'update_user_own_alias',
  signature: 'update_user_own_signature',
  photo: 'manage_user_own_photo',
  remote_photo_url: 'manage_user_own_photo',
  email: 'manage_user_own_contacts',
  identities: 'manage_user_own_contacts',
  phone: 'manage_user_own_contacts',
  shared_phone_number: 'manage_user_own_contacts',
  role: 'manage_team_members',
  custom_role_id: 'manage_team_members',
  ticket_restriction: 'manage_team_members',
  only_private_comments: 'manage_team_members',
  moderator: 'manage_team_members',
  suspended: 'manage_team_members',
  verified: 'manage_team_members',
  agent_brand_ids: 'manage_team_members',
  separation: 'manage_team_members',
  auto_ownership: 'manage_team_members',
  id: undefined,
  time_zone: undefined,
  locale: undefined,
  locale_id: undefined,
  language: undefined,
  external_id: undefined,
  tags: undefined,
  details: undefined,
  notes: undefined,
  user_fields: undefined,
  skip_verify_email: undefined,
  active_brand_id: undefined,
  password: undefined,
  // Organizations and groups have rules of their own, for whoever is put into them.
  organization: undefined,
  organization_id: undefined,
  organization_ids: undefined,
  organization_name: undefined,
  group_id: undefined,
  group_ids: undefined,
  default_group_id: undefined,
}

/** Throws `forbidden` where an agent would change of themselves what others have to change. */
export function demandOwnChange(account: Account, actor: Actor, user: StoredUser, given: UserUpdate): void {
  if (actor.role !== 'agent' || actor.id !== user.id) return
  const before: Readonly<Record<string, unknown>> = { ...user }
  const changed = Object.entries(given).filter(
    ([name, value]) => value !== undefined && JSON.stringify(value) !== JSON.stringify(before[name]),
  )
  // The names of the body's properties, which `Object.entries` widens to any text.
  const permissions = changed.flatMap(([name]) => needed[name as keyof UserUpdate] ?? [])
  if (provesAddress(given)) permissions.push('manage_team_members')
  if (maySeeToTeam(account, actor, user.id)) return
  const isRefused = permissions.some(
    (permission) => permission === 'manage_team_members' || !may(account, actor, permission),
  )
  if (isRefused) throw forbidden()
}

/** Nobody says of their own new address that it is verified (docs: abilities, `can_verify_identities`). */
function provesAddress({ email, verified, identities }: UserUpdate): boolean {
  return (Boolean(email) && verified === true) || (identities?.some((identity) => identity.verified) ?? false)
}
