import type { Organization } from '@fakedesk/spec'
import { define } from '../../store/collection.ts'

export type StoredOrganization = Omit<Organization, 'url' | 'result_type'>

export const organizations = define<StoredOrganization, Organization>()({
  name: 'organizations',
  singular: 'organization',
  indexes: {},
  present: (organization, { origin }) => ({
    url: `${origin}/api/v2/organizations/${organization.id}.json`,
    ...organization,
  }),
})
