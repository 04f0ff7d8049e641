import type { OrganizationMerge } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredOrganizationMerge = Omit<OrganizationMerge, 'url'>

export const organizationMerges = define<StoredOrganizationMerge, OrganizationMerge>()({
  name: 'organization_merges',
  singular: 'organization_merge',
  indexes: { winner: ({ winner_id }) => winner_id },
  present: ({ id, loser_id, winner_id, status }, { origin }) => ({
    id,
    url: `${origin}/api/v2/organization_merges/${id}.json`,
    loser_id,
    winner_id,
    status,
  }),
})
