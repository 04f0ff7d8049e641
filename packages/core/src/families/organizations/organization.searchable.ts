import { valueIn } from '../../custom-fields/custom-field.ts'
import { custom } from '../../search/custom-field.ts'
import { date, within } from '../../search/date-field.ts'
import { exact, tags, text } from '../../search/fields.ts'
import type { Lookup } from '../../search/narrow.ts'
import { searchable } from '../../search/searchable.ts'
import { type Looked, splitWords } from '../../search/words.ts'
import { organizationsSeenBy } from './find-organization.ts'
import type { StoredOrganization } from './organization.ts'

/** What words without a key are looked for in. */
const organizationTexts = ({ name, details, notes, domain_names, external_id }: StoredOrganization) => [
  ...[name, details, notes, external_id],
  ...domain_names,
]

const withWords: Lookup<StoredOrganization, Looked> = ({ organizations }, looked) =>
  organizations.wordIndex('organization', organizationTexts, splitWords).find(...looked)

export const searchableOrganizations = searchable<StoredOrganization>({
  type: 'organization',
  collection: (account) => account.organizations,
  rows: (account, actor) => organizationsSeenBy(account, actor),
  texts: organizationTexts,
  fields: {
    name: text(({ name }) => [name], withWords),
    created: date(
      ({ created_at }) => created_at,
      ({ organizations }, range) => within(organizations.rows.ordered('created_at'), range),
    ),
    updated: date(
      ({ updated_at }) => updated_at,
      ({ organizations }, range) => within(organizations.rows.ordered('updated_at'), range),
    ),
    notes: text(({ notes }) => [notes], withWords),
    details: text(({ details }) => [details], withWords),
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
