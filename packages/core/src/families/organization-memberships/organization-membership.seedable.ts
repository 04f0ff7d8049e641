import type { OrganizationMembershipCreate } from '@fakedesk/spec'
import { seedable } from '../../seed/seedable.ts'
import { type Dated, dated } from '../../seed/shape.ts'
import { joinOrganization, membershipOf } from './join-organization.ts'

/** A membership of an organization in a seed; who is in which can be said of the user, too. */
export interface OrganizationMembershipSeed extends Omit<OrganizationMembershipCreate, 'id'>, Dated {}

export const seedableOrganizationMemberships = seedable<OrganizationMembershipSeed, OrganizationMembershipCreate>()({
  name: 'organization_memberships',
  operation: 'CreateOrganizationMembership',
  key: 'organization_membership',
  own: dated,
  refers: { user_id: 'users', organization_id: 'organizations' },
  plant: (account, { user_id, organization_id, default: isDefault, view_tickets }, planted) => {
    const implied = membershipOf(account, user_id, organization_id)
    const takesPlace = implied && !planted.has(implied.id)
    if (takesPlace) account.organizationMemberships.delete(implied)
    return joinOrganization(account, {
      userId: user_id,
      organizationId: organization_id,
      isDefault: isDefault ?? (takesPlace ? implied.default : undefined),
      viewTickets: view_tickets,
    })
  },
})
