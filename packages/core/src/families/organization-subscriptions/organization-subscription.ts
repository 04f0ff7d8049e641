import type { OrganizationSubscription } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredOrganizationSubscription = Required<OrganizationSubscription>

export const organizationSubscriptions = define<StoredOrganizationSubscription, OrganizationSubscription>()({
  name: 'organization_subscriptions',
  singular: 'organization_subscription',
  indexes: {
    user: ({ user_id }) => user_id,
    organization: ({ organization_id }) => organization_id,
  },
  // End users know of their own subscriptions only, some agents of those of their organizations.
  visible: ({ id, role, keptTo }, rows) => {
    if (role === 'end-user') return rows.by('user', id)
    return keptTo ? rows.by('organization', keptTo) : rows
  },
  present: (subscription) => subscription,
})
