import type { Account } from '../../account/account.ts'
import type { StoredOrganization } from '../organizations/organization.ts'
import { changed, fieldChanges, tagsChange } from './changes-told.ts'
import { type Told, tellSubscribers } from './tell-subscribers.ts'

/** Tells of an organization that was made, changed or deleted (docs: Webhook event types > Organization events). */
export function tellOfOrganization(
  account: Account,
  before: StoredOrganization | undefined,
  after: StoredOrganization | undefined,
): void {
  if (!after) return
  const detail = () => organizationDetail(after)
  const all = before ? changesTold(account, before, after) : [{ name: 'created', event: {} }]
  for (const told of all) tellSubscribers(account, { kind: 'organization', id: after.id, detail, ...told })
}

function changesTold(account: Account, before: StoredOrganization, after: StoredOrganization): readonly Told[] {
  if (after.deleted_at) return before.deleted_at ? [] : [{ name: 'deleted', event: {} }]
  const tags = tagsChange(before.tags, after.tags)
  return [
    ...changed('name_changed', before.name, after.name),
    ...changed('external_id_changed', before.external_id ?? '', after.external_id ?? ''),
    ...(tags ? [{ name: 'tags_changed', event: tags }] : []),
    ...fieldChanges(account, 'organization', before.organization_fields, after.organization_fields).map((event) => ({
      name: 'custom_field_changed',
      event,
    })),
  ]
}

/** What there is none of is left out (docs). */
function organizationDetail(organization: StoredOrganization): object {
  const { created_at, external_id, group_id, id, name, shared_comments, shared_tickets, updated_at } = organization
  return {
    created_at,
    ...(external_id !== null && { external_id }),
    ...(group_id !== null && { group_id: String(group_id) }),
    id: String(id),
    name,
    shared_comments,
    shared_tickets,
    updated_at,
  }
}
