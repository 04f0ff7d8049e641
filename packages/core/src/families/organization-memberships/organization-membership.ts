import type { OrganizationMembership } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export interface StoredOrganizationMembership extends Required<Omit<OrganizationMembership, 'url'>> {
  /** A copy of the organization's name, which follows when it is renamed. */
  readonly organization_name: string
  readonly default: boolean
}

export const organizationMemberships = define<StoredOrganizationMembership, OrganizationMembership>()({
  name: 'organization_memberships',
  singular: 'organization_membership',
  indexes: {
    user: ({ user_id }) => user_id,
    organization: ({ organization_id }) => organization_id,
    isDefault: (membership) => membership.default,
  },
  orders: {
    // A user's memberships: the default first, then by the organization's name (docs: Organization Memberships).
    'default,organization_name': (membership) => [
      membership.default ? 0 : 1,
      membership.organization_name.toLowerCase(),
    ],
  },
  // End users know of their own memberships only, some agents of those of their organizations.
  visible: ({ id, role, keptTo }, rows) => {
    if (role === 'end-user') return rows.by('user', id)
    return keptTo ? rows.by('organization', keptTo) : rows
  },
  loads: {
    users: ({ user_id }) => [user_id],
    organizations: ({ organization_id }) => [organization_id],
  },
  present: ({ id, ...membership }, { origin }) => ({
    id,
    url: `${origin}/api/v2/organization_memberships/${id}.json`,
    ...membership,
  }),
})

/** Whom a membership puts where. */
export const placed = ({ user_id, organization_id }: StoredOrganizationMembership) => ({
  userId: user_id,
  organizationId: organization_id,
})
