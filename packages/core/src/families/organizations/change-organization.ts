import type { OrganizationCreate, OrganizationUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { readFieldValues } from '../../custom-fields/custom-field-values.ts'
import { Validation } from '../../validation.ts'
import { schedule } from '../../work/schedule.ts'
import { leaveOrganization } from '../organization-memberships/join-organization.ts'
import { normalTags } from '../tags/normal-tags.ts'
import { releaseOrganization } from '../tickets/people-works.ts'
import { addUsersOfDomains, namesOf, normalDomains } from './domains.ts'
import { organizationOfExternalId } from './find-organization.ts'
import type { StoredOrganization } from './organization.ts'
import { demandEditing, demandManaging } from './organization-permissions.ts'

/** Throws `forbidden`, and `invalid` where the name is blank or taken, or another value does not hold. */
export function createOrganization(account: Account, actor: Actor, given: OrganizationCreate): StoredOrganization {
  demandManaging(account, actor)
  validate(account, given)
  const organization = account.organizations.insert({
    id: account.ids.next(),
    name: given.name,
    shared_tickets: given.shared_tickets ?? false,
    shared_comments: given.shared_comments ?? false,
    external_id: given.external_id ?? null,
    created_at: account.now,
    updated_at: account.now,
    domain_names: normalDomains(given.domain_names),
    details: given.details ?? null,
    notes: given.notes ?? null,
    group_id: given.group_id ?? null,
    tags: normalTags(given.tags),
    organization_fields: readFieldValues(account, 'organization', given.organization_fields),
  })
  addUsersOfDomains(account, organization, organization.domain_names)
  return organization
}

/** Changes what is named, for who may; domain names and tags are replaced as a whole, field values one by one. */
export function updateOrganization(
  account: Account,
  actor: Actor,
  organization: StoredOrganization,
  given: OrganizationUpdate,
): StoredOrganization {
  demandEditing(account, actor, given)
  validate(account, { name: organization.name, ...given }, organization)
  const changed = account.organizations.update(organization, {
    ...changesIn(account, organization, given),
    updated_at: account.now,
  })
  if (changed.name !== organization.name) renameMemberships(account, changed)
  const added = changed.domain_names.filter((domain) => !organization.domain_names.includes(domain))
  addUsersOfDomains(account, changed, added)
  return changed
}

/** Throws `forbidden`. */
export function deleteOrganization(account: Account, actor: Actor, organization: StoredOrganization): void {
  demandManaging(account, actor)
  dissolve(account, organization)
}

/** Members leave it, subscriptions end, and it is found no more; a mark of it stays for the exports. */
export function dissolve(account: Account, organization: StoredOrganization): void {
  for (const membership of account.organizationMemberships.by('organization', organization.id)) {
    leaveOrganization(account, membership)
  }
  for (const subscription of account.organizationSubscriptions.by('organization', organization.id)) {
    account.organizationSubscriptions.delete(subscription)
  }
  schedule(account, releaseOrganization, 0, { organization: organization.id, next: null })
  account.organizations.update(organization, { deleted_at: account.now, updated_at: account.now })
}

/** The organization of this name, whatever the case; made if there is none, by who may make one. */
export function findOrCreateOrganization(account: Account, actor: Actor, name: string): StoredOrganization {
  return account.organizations.by('name', name.toLowerCase()).first() ?? createOrganization(account, actor, { name })
}

/** The organization that lists the address itself, or else its domain. */
export function organizationOfDomain(account: Account, email: string): StoredOrganization | undefined {
  const [address, domain] = namesOf(email)
  const listing = (name: string | undefined) => account.organizations.by('domain', name ?? null).first()
  return listing(address) ?? listing(domain)
}

/** The properties that the body names, in the form in which they are kept. */
function changesIn(account: Account, before: StoredOrganization, given: OrganizationUpdate) {
  const { name = before.name, shared_tickets = before.shared_tickets, shared_comments = before.shared_comments } = given
  const { external_id = before.external_id, details = before.details, notes = before.notes } = given
  const { group_id = before.group_id } = given
  return {
    name,
    shared_tickets,
    shared_comments,
    external_id,
    details,
    notes,
    group_id,
    domain_names: 'domain_names' in given ? normalDomains(given.domain_names) : before.domain_names,
    tags: 'tags' in given ? normalTags(given.tags) : before.tags,
    organization_fields: readFieldValues(
      account,
      'organization',
      given.organization_fields,
      before.organization_fields,
    ),
  }
}

function validate(account: Account, given: OrganizationUpdate, self?: StoredOrganization): void {
  const { name, external_id, group_id } = given
  const validation = new Validation()
  validation.present('name', name, 'Name')
  const sameName = account.organizations.by('name', name?.toLowerCase() ?? null).first()
  validation.unique('name', isAnother(sameName, self), 'Name', name)
  const sameExternalId = external_id ? organizationOfExternalId(account, external_id) : undefined
  validation.unshared('external_id', isAnother(sameExternalId, self), 'External')
  if (group_id && account.groups.get(group_id)?.deleted !== false) {
    validation.add('group_id', { description: 'Group: is invalid', error: 'InvalidValue' })
  }
  validation.check()
}

const isAnother = (found: StoredOrganization | undefined, self: StoredOrganization | undefined) =>
  found !== undefined && found.id !== self?.id

function renameMemberships(account: Account, { id, name }: StoredOrganization): void {
  for (const membership of account.organizationMemberships.by('organization', id)) {
    account.organizationMemberships.update(membership, { organization_name: name })
  }
}
