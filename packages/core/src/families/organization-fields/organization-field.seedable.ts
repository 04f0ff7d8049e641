import type { CustomFieldCreate } from '@fakedesk/spec'
import { createField } from '../../custom-fields/change-field.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'

/** A field of the account's own organizations in a seed. */
export interface OrganizationFieldSeed extends Omit<CustomFieldCreate, 'id'>, Dated {}

export const seedableOrganizationFields = seedable<OrganizationFieldSeed, CustomFieldCreate>()({
  name: 'organization_fields',
  operation: 'CreateOrganizationField',
  key: 'organization_field',
  own: dated,
  plant: (account, given) => createField(account, 'organization', given),
})
