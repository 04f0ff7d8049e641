import type { CustomRoleCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createCustomRole } from './change-custom-role.ts'
import { seedCustomRoles } from './custom-roles.seed.ts'

/** A role of the account's own in a seed. */
export interface CustomRoleSeed extends CustomRoleCreate, Dated {}

export const seedableCustomRoles = seedable<CustomRoleSeed, CustomRoleCreate>()({
  name: 'custom_roles',
  operation: 'CreateCustomRole',
  key: 'custom_role',
  own: dated,
  plant: (account, given) => createCustomRole(account, given),
  complete: seedCustomRoles,
})
