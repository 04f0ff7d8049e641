import type { CustomFieldCreate } from '@fakedesk/spec'
import { createField } from '../../custom-fields/change-field.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'

/** A field of the account's own users in a seed. */
export interface UserFieldSeed extends Omit<CustomFieldCreate, 'id'>, Dated {}

export const seedableUserFields = seedable<UserFieldSeed, CustomFieldCreate>()({
  name: 'user_fields',
  operation: 'CreateUserField',
  key: 'user_field',
  own: dated,
  plant: (account, given) => createField(account, 'user', given),
})
