import type { UserCreate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { theAccountItself } from '../../account/actor.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated, flag, orNull, text, time } from '../../seed/shape.ts'
import { refuse } from '../../validation.ts'
import { findOrCreateOrganization } from '../organizations/change-organization.ts'
import { addUser } from './change-user.ts'
import type { StoredUser } from './user.ts'
import { defaultPassword, seedOwner } from './users.seed.ts'

/** A user in a seed: verified, with the default password, and an end user, unless it says otherwise. */
export interface UserSeed extends Omit<UserCreate, 'id'>, Dated {
  /** What the user signs in with; `password` where it is left out. */
  readonly password?: string
  /** Another name to sign in with than an email address. */
  readonly login?: string
  readonly last_login_at?: string | null
  readonly two_factor_auth_enabled?: boolean
  /** The one admin whom nobody can delete or demote; the first admin, if nobody is named. */
  readonly is_owner?: boolean
}

export const seedableUsers = seedable<UserSeed, Omit<UserCreate, 'password'>>()({
  name: 'users',
  operation: 'CreateUser',
  key: 'user',
  own: {
    ...dated,
    password: text,
    login: text,
    last_login_at: orNull(time),
    two_factor_auth_enabled: flag,
    is_owner: flag,
  },
  refers: {
    custom_role_id: 'custom_roles',
    organization_id: 'organizations',
    organization_ids: 'organizations',
    group_id: 'groups',
    group_ids: 'groups',
    default_group_id: 'groups',
  },
  after: ['brands', 'user_fields'],
  before: (account, { organization, organization_name, ...given }) => {
    const name = organization?.name ?? organization_name
    return name ? { ...given, organization_id: findOrCreateOrganization(account, theAccountItself, name).id } : given
  },
  plant: (account, given) => {
    const { password = defaultPassword, last_login_at = null, two_factor_auth_enabled = false, login } = given
    const is_owner = given.is_owner ?? false
    if (is_owner && given.role !== 'admin') refuse('Is owner: the account owner has to be an admin', 'is_owner')
    if (is_owner && ownerOf(account)) refuse('Is owner: the account has an owner already', 'is_owner')
    if (login && isTaken(account, login)) refuse(`Login: ${login} has already been taken`, 'login', 'DuplicateValue')
    const beyond = { password, last_login_at, two_factor_auth_enabled, is_owner, ...(login && { login }) }
    return addUser(account, theAccountItself, { given: { verified: true, ...given }, beyond })
  },
  complete: (account) => {
    if (ownerOf(account)) return
    const admin = account.users.by('active', true).by('role', 'admin').first()
    if (admin) account.users.update(admin, { is_owner: true })
    else seedOwner(account)
  },
})

function ownerOf(account: Account): StoredUser | undefined {
  return [...account.users.by('role', 'admin')].find(({ is_owner }) => is_owner)
}

const isTaken = (account: Account, login: string) =>
  account.users.by('sign_in_name', login.trim().toLowerCase()).size > 0
