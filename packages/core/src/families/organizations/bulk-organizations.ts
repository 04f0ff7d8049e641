import type { OrganizationCreate, OrganizationItem, OrganizationUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { missingParameter, notFound } from '../../errors.ts'
import { readItems } from '../../read-ids.ts'
import { refuse } from '../../validation.ts'
import { job } from '../job-statuses/define-job.ts'
import { deleted } from '../job-statuses/job-results.ts'
import { startJob } from '../job-statuses/start-job.ts'
import { createOrganization, deleteOrganization, updateOrganization } from './change-organization.ts'
import { organizationOfExternalId, organizationsSeenBy } from './find-organization.ts'
import type { StoredOrganization } from './organization.ts'
import { idsNamed, type NamedByQuery } from './organization-rows.ts'

export function createManyOrganizations(account: Account, actor: Actor, items: readonly OrganizationCreate[]) {
  return startJob(account, actor, createManyOrganizationsJob, readItems(items))
}

export const createManyOrganizationsJob = job<OrganizationCreate>({
  kind: 'create_many_organizations',
  type: 'Bulk Create Organization',
  verb: 'Creating organization',
  failure: 'OrganizationCreateFailed',
  tellsSuccess: false,
  item({ account, actor }, given) {
    refuseTakenName(account, given)
    return { status: 'Created', id: createOrganization(account, actor, given).id }
  },
})

/** One change to the organizations of the query, or to each of the body its own. */
export function updateManyOrganizations(
  account: Account,
  actor: Actor,
  query: NamedByQuery,
  body: { readonly organization?: OrganizationUpdate; readonly organizations?: readonly OrganizationItem[] },
) {
  const items = readItems(body.organizations ?? sameChange(account, actor, query, body.organization))
  return startJob(account, actor, updateManyOrganizationsJob, items)
}

export const updateManyOrganizationsJob = job<OrganizationItem>({
  kind: 'update_many_organizations',
  type: 'Bulk Update Organization',
  verb: 'Updating organization',
  failure: 'OrganizationUpdateFailed',
  tellsSuccess: false,
  idOf: ({ id }) => id,
  item({ account, actor }, given) {
    const organization = organizationNamed(account, actor, given)
    refuseTakenName(account, given, organization)
    updateOrganization(account, actor, organization, given)
    return { action: 'update', id: organization.id, status: 'Updated', success: true }
  },
})

export function deleteManyOrganizations(account: Account, actor: Actor, query: NamedByQuery) {
  return startJob(account, actor, deleteManyOrganizationsJob, idsNamed(account, actor, query))
}

export const deleteManyOrganizationsJob = job<number>({
  kind: 'delete_many_organizations',
  type: 'Bulk Delete Organization',
  verb: 'Deleting organization',
  failure: 'OrganizationDeleteFailed',
  tellsSuccess: false,
  idOf: (id) => id,
  item({ account, actor }, id) {
    deleteOrganization(account, actor, organizationsSeenBy(account, actor).find(id))
    return deleted(id)
  },
})

/** The organization that an item names by id, or else by external id. Throws `notFound`. */
export function organizationNamed(
  account: Account,
  actor: Actor,
  { id, external_id }: OrganizationItem,
): StoredOrganization {
  const seen = organizationsSeenBy(account, actor)
  if (id) return seen.find(id)
  const organization = external_id ? organizationOfExternalId(account, external_id) : undefined
  if (!organization) throw notFound()
  return seen.find(organization.id)
}

function sameChange(account: Account, actor: Actor, query: NamedByQuery, change: OrganizationUpdate | undefined) {
  if (!change) throw missingParameter('organization')
  return idsNamed(account, actor, query).map((id): OrganizationItem => ({ ...change, id }))
}

/** In jobs two blanks stand ahead of the name (recorded). */
function refuseTakenName(account: Account, { name }: OrganizationUpdate, self?: StoredOrganization): void {
  const same = account.organizations.by('name', name?.toLowerCase() ?? null).first()
  if (same && same.id !== self?.id) refuse(`Name:  ${name} has already been taken`, 'name', 'DuplicateValue')
}
