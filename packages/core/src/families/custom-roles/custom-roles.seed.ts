import type { Account } from '../../account/account.ts'
import { admins, advisors, contributors, lightAgents, staff, teamLeads } from './configurations.ts'
import type { Permissions } from './permission.ts'
import { roleType } from './role-type.ts'

interface Seed {
  readonly name: string
  readonly description: string
  readonly role_type: number
  readonly configuration: Permissions
}

const builtIn: readonly Seed[] = [
  {
    name: 'Admin',
    description: 'Can manage all settings, except billing',
    role_type: roleType.admin,
    configuration: admins,
  },
  {
    name: 'Staff',
    description: 'Works on every ticket and knows every customer',
    role_type: roleType.custom,
    configuration: staff,
  },
  {
    name: 'Team lead',
    description: 'Sees to tickets, people, groups, views and macros',
    role_type: roleType.custom,
    configuration: teamLeads,
  },
  {
    name: 'Advisor',
    description: 'Works on tickets and sees to rules and channels',
    role_type: roleType.custom,
    configuration: advisors,
  },
  {
    name: 'Light agent',
    description: 'Reads tickets and comments in private',
    role_type: roleType.lightAgent,
    configuration: lightAgents,
  },
  {
    name: 'Contributor',
    description: 'Takes chats and reads tickets',
    role_type: roleType.contributor,
    configuration: contributors,
  },
]

/** The roles that every account begins with; of those that others may have in their place, one of a name is enough. */
export function seedCustomRoles(account: Account): void {
  for (const seed of builtIn) {
    if (account.customRoles.by('name', seed.name.toLowerCase()).size > 0) continue
    account.customRoles.insert({
      id: account.ids.next(),
      ...seed,
      created_at: account.now,
      updated_at: account.now,
    })
  }
}
