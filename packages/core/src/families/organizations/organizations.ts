import { count } from '../../count.ts'
import { queryError } from '../../errors.ts'
import { type Call, type Handlers, withStatus } from '../../operation.ts'
import {
  createManyOrganizations,
  deleteManyOrganizations,
  organizationNamed,
  updateManyOrganizations,
} from './bulk-organizations.ts'
import { createOrganization, deleteOrganization, updateOrganization } from './change-organization.ts'
import { activeOrganizations, organizationOfExternalId } from './find-organization.ts'
import { startMerge } from './merge-organizations.ts'
import { demandAllOrganizations, demandEditing, demandManaging } from './organization-permissions.ts'
import { organizationsBeginningWith, organizationsNamed, organizationsOfUser } from './organization-rows.ts'

export const organizationsOperations = {
  ListOrganizations: ({ account, actor }) => {
    demandAllOrganizations(account, actor)
    return activeOrganizations(account)
  },
  CountOrganizations: ({ account }) => count(account, activeOrganizations(account)),
  ListUserOrganizations: ({ account, actor, path }) => {
    if (actor.id !== path.user_id) demandAllOrganizations(account, actor)
    return organizationsOfUser(account, path.user_id)
  },
  CountUserOrganizations: ({ account, path }) => count(account, organizationsOfUser(account, path.user_id)),
  ShowOrganization: ({ account, path }) => activeOrganizations(account).find(path.organization_id),
  ShowManyOrganizations: ({ account, query }) => organizationsNamed(account, query),
  SearchOrganizations: (call) => search(call),
  AutocompleteOrganizations: ({ account, query }) => {
    if (!query.name) throw queryError('name must be present')
    return organizationsBeginningWith(account, query.name)
  },
  OrganizationRelated: ({ account, path }) => {
    const { id } = activeOrganizations(account).find(path.organization_id)
    const users_count = account.organizationMemberships.by('organization', id).size
    return { organization_related: { tickets_count: 0, users_count } }
  },
  CreateOrganization: ({ account, actor, body }) => {
    demandManaging(account, actor)
    return createOrganization(account, body.organization)
  },
  UpdateOrganization: ({ account, actor, path, body }) => {
    const organization = activeOrganizations(account).find(path.organization_id)
    demandEditing(account, actor, body.organization)
    return updateOrganization(account, organization, body.organization)
  },
  CreateOrUpdateOrganization: (call) => createOrUpdate(call),
  DeleteOrganization: ({ account, actor, path }) => {
    const organization = activeOrganizations(account).find(path.organization_id)
    demandManaging(account, actor)
    deleteOrganization(account, organization)
  },
  CreateManyOrganizations: ({ account, actor, body }) => {
    demandManaging(account, actor)
    return createManyOrganizations(account, actor, body.organizations)
  },
  UpdateManyOrganizations: ({ account, actor, query, body }) => {
    for (const given of body.organizations ?? [body.organization ?? {}]) demandEditing(account, actor, given)
    return updateManyOrganizations(account, actor, query, body)
  },
  DeleteManyOrganizations: ({ account, actor, query }) => {
    demandManaging(account, actor)
    return deleteManyOrganizations(account, actor, query)
  },
  CreateOrganizationMerge: ({ account, path, body }) => {
    const active = activeOrganizations(account)
    const loser = active.find(path.organization_id)
    return startMerge(account, loser, active.find(body.organization_merge.winner_id))
  },
  ShowOrganizationMerge: ({ account, path }) => account.organizationMerges.find(path.organization_merge_id),
  ListOrganizationMerges: ({ account, path }) => {
    activeOrganizations(account).find(path.organization_id)
    return account.organizationMerges.by('winner', path.organization_id)
  },
} satisfies Handlers<'organizations'>

/** By the exact name or external id, whatever the case; not by both (docs: Organizations > Search). */
function search({ account, actor, query }: Call<'SearchOrganizations'>) {
  demandAllOrganizations(account, actor)
  const { name, external_id } = query
  if ((name === undefined) === (external_id === undefined)) {
    throw queryError('one of name and external_id must be present')
  }
  return name === undefined
    ? account.organizations.by('external_id', external_id?.toLowerCase() ?? null)
    : account.organizations.by('name', name.toLowerCase())
}

/** Found by id or external id, never by name (docs: Organizations > Create or Update). */
function createOrUpdate({ account, actor, body }: Call<'CreateOrUpdateOrganization'>) {
  const { organization: given } = body
  const { id, external_id } = given
  if (id || (external_id && organizationOfExternalId(account, external_id))) {
    demandEditing(account, actor, given)
    return updateOrganization(account, organizationNamed(account, given), given)
  }
  demandManaging(account, actor)
  return withStatus(201, createOrganization(account, { ...given, name: given.name ?? '' }))
}
