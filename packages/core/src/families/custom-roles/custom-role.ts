import type { CustomRole } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'
import type { Permissions } from './permission.ts'

/** A role without its number of team members, which is counted when it is shown. */
export interface StoredCustomRole extends Required<Omit<CustomRole, 'team_member_count' | 'configuration'>> {
  readonly configuration: Permissions
}

export const customRoles = define<StoredCustomRole, Omit<CustomRole, 'team_member_count'>>()({
  name: 'custom_roles',
  singular: 'custom_role',
  indexes: {
    type: ({ role_type }) => role_type,
    name: ({ name }) => name.toLowerCase(),
  },
  present: ({ id, name, description, role_type, created_at, updated_at, configuration }) => ({
    id,
    name,
    description,
    role_type,
    created_at,
    updated_at,
    configuration,
  }),
})
