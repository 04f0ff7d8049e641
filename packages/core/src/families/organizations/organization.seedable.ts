import type { OrganizationCreate } from '@fakedesk/spec'
import { theAccountItself } from '../../account/actor.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { createOrganization } from './change-organization.ts'

/** An organization in a seed. */
export interface OrganizationSeed extends Omit<OrganizationCreate, 'id'>, Dated {}

export const seedableOrganizations = seedable<OrganizationSeed, OrganizationCreate>()({
  name: 'organizations',
  operation: 'CreateOrganization',
  key: 'organization',
  own: dated,
  refers: { group_id: 'groups' },
  after: ['organization_fields'],
  plant: (account, given) => createOrganization(account, theAccountItself, given),
})
