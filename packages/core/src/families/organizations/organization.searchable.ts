import { valueIn } from '../../custom-fields/custom-field.ts'
import { custom } from '../../search/custom-field.ts'
import { date } from '../../search/date-field.ts'
import { exact, tags, text } from '../../search/fields.ts'
import { searchable } from '../../search/searchable.ts'
import { organizationsSeenBy } from './find-organization.ts'
import type { StoredOrganization } from './organization.ts'

export const searchableOrganizations = searchable<StoredOrganization>({
  type: 'organization',
  collection: (account) => account.organizations,
  rows: (account, actor) => organizationsSeenBy(account, actor),
  texts: ({ name, details, notes, domain_names, external_id }) => [name, details, notes, external_id, ...domain_names],
  fields: {
    name: text(({ name }) => [name]),
    created: date(({ created_at }) => created_at),
    updated: date(({ updated_at }) => updated_at),
    notes: text(({ notes }) => [notes]),
    details: text(({ details }) => [details]),
    external_id: exact(
      ({ external_id }) => [external_id],
      ({ organizations }, id) => organizations.by('external_id', id),
    ),
    domain_names: exact(({ domain_names }) => domain_names),
    tags: tags((organization) => organization.tags),
  },
  customField: (key, account) => {
    const field = account.organizationFields.by('key', key).first()
    return field && custom(({ organization_fields }) => valueIn(organization_fields, field.key))
  },
})
