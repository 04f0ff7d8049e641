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
import { organizationOfExternalId, organizationsSeenBy } from './find-organization.ts'
import { startMerge } from './merge-organizations.ts'
import { demandAllOrganizations, demandEditing, demandManaging } from './organization-permissions.ts'
import { organizationsBeginningWith, organizationsNamed, organizationsOfUser } from './organization-rows.ts'

export const organizationsOperations = {
  ListOrganizations: ({ account, actor }) => {
    demandAllOrganizations(actor)
    return organizationsSeenBy(account, actor)
  },
  CountOrganizations: ({ account, actor }) => {
    demandAllOrganizations(actor)
    return count(account, organizationsSeenBy(account, actor))
  },
  ListUserOrganizations: (call) => ofUser(call),
  CountUserOrganizations: (call) => count(call.account, ofUser(call)),
  ShowOrganization: (call) => inPath(call),
  ShowManyOrganizations: ({ account, actor, query }) => organizationsNamed(account, actor, query),
  SearchOrganizations: (call) => search(call),
  AutocompleteOrganizations: ({ account, actor, query }) => {
    if (!query.name) throw queryError('name must be present')
    return organizationsBeginningWith(account, actor, query.name)
  },
  OrganizationRelated: (call) => {
    const { id } = inPath(call)
    const users_count = call.account.organizationMemberships.by('organization', id).size
    const tickets_count = call.account.tickets.by('listedOrganization', id).size
    return { organization_related: { tickets_count, users_count } }
  },
  CreateOrganization: ({ account, actor, body }) => createOrganization(account, actor, body.organization),
  UpdateOrganization: (call) => updateOrganization(call.account, call.actor, inPath(call), call.body.organization),
  CreateOrUpdateOrganization: (call) => createOrUpdate(call),
  DeleteOrganization: (call) => deleteOrganization(call.account, call.actor, inPath(call)),
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
  CreateOrganizationMerge: (call) => {
    const { account, actor, body } = call
    const winner = organizationsSeenBy(account, actor).find(body.organization_merge.winner_id)
    return startMerge(account, inPath(call), winner)
  },
  ShowOrganizationMerge: ({ account, path }) => account.organizationMerges.find(path.organization_merge_id),
  ListOrganizationMerges: (call) => call.account.organizationMerges.by('winner', inPath(call).id),
} satisfies Handlers<'organizations'>

/** Throws `notFound` also for one that the caller knows nothing of. */
function inPath({ account, actor, path }: Pick<Call<'ShowOrganization'>, 'account' | 'actor' | 'path'>) {
  return organizationsSeenBy(account, actor).find(path.organization_id)
}

function ofUser({ account, actor, path }: Pick<Call<'ListUserOrganizations'>, 'account' | 'actor' | 'path'>) {
  if (actor.id !== path.user_id) demandAllOrganizations(actor)
  return organizationsOfUser(account, actor, path.user_id)
}

/** By the exact name or external id, whatever the case; not by both (docs: Organizations > Search). */
function search({ account, actor, query }: Call<'SearchOrganizations'>) {
  demandAllOrganizations(actor)
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
    return updateOrganization(account, actor, organizationNamed(account, actor, given), given)
  }
  return withStatus(201, createOrganization(account, actor, { ...given, name: given.name ?? '' }))
}
