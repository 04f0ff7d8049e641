import type { OrganizationMembershipCreate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { readItems, readNumericIds } from '../../read-ids.ts'
import { job } from '../job-statuses/define-job.ts'
import { deleted } from '../job-statuses/job-results.ts'
import { startJob } from '../job-statuses/start-job.ts'
import { joinOrganization, leaveOrganization } from './join-organization.ts'
import { demandMembers } from './membership-permissions.ts'
import { placed } from './organization-membership.ts'

export function createManyMemberships(account: Account, actor: Actor, items: readonly OrganizationMembershipCreate[]) {
  demandMembers(
    account,
    actor,
    readItems(items, 'organization_memberships').map(({ user_id = 0, organization_id }) => ({
      userId: user_id,
      organizationId: organization_id,
    })),
  )
  return startJob(account, actor, createManyOrganizationMembershipsJob, items)
}

export const createManyOrganizationMembershipsJob = job<OrganizationMembershipCreate>({
  kind: 'create_many_organization_memberships',
  type: 'Bulk Create Organization Membership',
  verb: 'Creating organization membership',
  failure: 'OrganizationMembershipCreateFailed',
  // What was made is told by its place alone (seen by clients).
  item({ account, index }, { user_id = 0, organization_id, default: isDefault, view_tickets }) {
    const { id } = joinOrganization(account, {
      userId: user_id,
      organizationId: organization_id,
      isDefault,
      viewTickets: view_tickets,
    })
    return { index, id }
  },
})

export function deleteManyMemberships(account: Account, actor: Actor, ids: string | undefined) {
  const { organizationMemberships } = account
  const items = readNumericIds(ids, 'ids')
  const seen = organizationMemberships.visibleTo(actor)
  const known = seen.known(items)
  demandMembers(account, actor, known.map(placed))
  return startJob(account, actor, deleteManyOrganizationMembershipsJob, items)
}

export const deleteManyOrganizationMembershipsJob = job<number>({
  kind: 'delete_many_organization_memberships',
  type: 'Bulk Delete Organization Membership',
  verb: 'Deleting organization membership',
  failure: 'OrganizationMembershipDeleteFailed',
  idOf: (id) => id,
  item({ account, actor }, id) {
    leaveOrganization(account, account.organizationMemberships.visibleTo(actor).find(id))
    return deleted(id)
  },
})
