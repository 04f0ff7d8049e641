import type { CustomRoleConfigurationWrite, CustomRoleCreate, CustomRoleUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { refuse, Validation } from '../../validation.ts'
import { nobody } from './configurations.ts'
import type { StoredCustomRole } from './custom-role.ts'
import type { Permissions } from './permission.ts'
import { roleType } from './role-type.ts'

/** Adds a role; what is not given stays off. Throws `invalid` for a blank or taken name. */
export function createCustomRole(account: Account, given: CustomRoleCreate): StoredCustomRole {
  validate(account, given)
  return account.customRoles.insert({
    id: account.ids.next(),
    name: given.name,
    description: given.description ?? null,
    role_type: roleType.custom,
    created_at: account.now,
    updated_at: account.now,
    configuration: configured(nobody, given.configuration),
  })
}

/** Changes what is named; single permissions too. Built-in roles stay as they are. */
export function updateCustomRole(account: Account, role: StoredCustomRole, given: CustomRoleUpdate): StoredCustomRole {
  refuseBuiltIn(role, 'changed')
  validate(account, { name: role.name, ...given }, role)
  const { name = role.name, description = role.description } = given
  const configuration = configured(role.configuration, given.configuration)
  return account.customRoles.update(role, { name, description, configuration, updated_at: account.now })
}

/** Throws where the role is built in, or where somebody has it. */
export function deleteCustomRole(account: Account, role: StoredCustomRole): void {
  refuseBuiltIn(role, 'deleted')
  if (teamMembers(account, role) > 0) refuse('The role is assigned to team members')
  account.customRoles.delete(role)
}

/** How many active users have the role. */
export function teamMembers(account: Account, role: StoredCustomRole): number {
  return role.role_type === roleType.admin
    ? account.users.by('active', true).by('role', 'admin').size
    : account.users.by('active', true).by('custom_role', role.id).size
}

function refuseBuiltIn({ role_type }: StoredCustomRole, done: string): void {
  if (role_type !== roleType.custom) refuse(`Built-in roles cannot be ${done}`)
}

function configured(before: Permissions, given: CustomRoleConfigurationWrite | null = {}): Permissions {
  const named = Object.entries(given ?? {}).filter(([, value]) => value !== null && value !== undefined)
  // The entries are of permissions that the specification names, in its types.
  return { ...before, ...(Object.fromEntries(named) as Partial<Permissions>) }
}

function validate(account: Account, { name }: CustomRoleUpdate, self?: StoredCustomRole): void {
  const validation = new Validation()
  validation.present('name', name, 'Name')
  validation.unique('name', isTaken(account, name ?? '', self), 'Name', name)
  validation.check()
}

/** Roles of the service itself, whose names no custom role takes, whether or not the account has them. */
const reserved: readonly string[] = ['agent', 'administrator', 'admin', 'billing admin', 'light agent']

function isTaken(account: Account, name: string, self: StoredCustomRole | undefined): boolean {
  const wanted = name.trim().toLowerCase()
  const holders = [...account.customRoles.by('name', wanted)]
  return reserved.includes(wanted) || holders.some(({ id }) => id !== self?.id)
}
