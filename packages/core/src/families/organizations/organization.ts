import type { Organization } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'
import { exportLook } from '../../store/item.ts'

/** An organization; one that was deleted stays as a mark of it for the exports, and is found nowhere else. */
export interface StoredOrganization
  extends Required<Omit<Organization, 'url' | 'result_type' | 'deleted_at' | 'organization_fields'>> {
  readonly organization_fields: NonNullable<Organization['organization_fields']>
  readonly deleted_at?: string
}

/** Names, external ids and domains of deleted organizations are free again. */
const ifActive = <T>({ deleted_at }: StoredOrganization, value: T): T | undefined => (deleted_at ? undefined : value)

export const organizations = define<StoredOrganization, Organization>()({
  name: 'organizations',
  singular: 'organization',
  indexes: {
    id: ({ id }) => id,
    isDeleted: ({ deleted_at }) => deleted_at !== undefined,
    name: (organization) => ifActive(organization, organization.name.toLowerCase()),
    external_id: (organization) => ifActive(organization, organization.external_id?.toLowerCase()),
    domain: (organization) => ifActive(organization, organization.domain_names),
  },
  // Agents who are kept to their own organizations know of no other.
  visible: ({ keptTo }, rows) => (keptTo ? rows.by('id', keptTo) : rows),
  orders: {
    name: ({ name }) => [name.toLowerCase()],
    created_at: ({ created_at }) => [created_at],
    updated_at: ({ updated_at }) => [updated_at],
  },
  // By id with cursors, by name with page numbers (recorded).
  listedBy: { offset: 'name' },
  present: ({ id, name, deleted_at, ...organization }, { origin, variant }) => ({
    url: `${origin}/api/v2/organizations/${id}.json`,
    id,
    name,
    ...organization,
    ...(variant === exportLook && { deleted_at: deleted_at ?? null }),
  }),
})
