import type { CustomRole } from '@fakedesk/spec'
import { define } from '../../store/collection.ts'

export type StoredCustomRole = CustomRole

export const customRoles = define<StoredCustomRole, CustomRole>()({
  name: 'custom_roles',
  singular: 'custom_role',
  indexes: {},
  present: (role) => role,
})
