import type { OrganizationMembershipCreate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { readItems, readNumericIds } from '../../read-ids.ts'
import { startJob } from '../job-statuses/start-job.ts'
import { joinOrganization, leaveOrganization } from './join-organization.ts'
import { demandMembers } from './membership-permissions.ts'

export function createManyMemberships(account: Account, actor: Actor, items: readonly OrganizationMembershipCreate[]) {
  demandMembers(
    account,
    actor,
    readItems(items, 'organization_memberships').flatMap(({ user_id }) => user_id ?? []),
  )
  return startJob(account, actor, {
    type: 'Bulk Create Organization Membership',
    verb: 'Creating organization membership',
    items,
    // What was made is told by its place alone (seen by clients).
    work({ user_id = 0, organization_id, default: isDefault, view_tickets }, index) {
      const { id } = joinOrganization(account, {
        userId: user_id,
        organizationId: organization_id,
        isDefault,
        viewTickets: view_tickets,
      })
      return { index, id }
    },
    failure: 'OrganizationMembershipCreateFailed',
  })
}

export function deleteManyMemberships(account: Account, actor: Actor, ids: string | undefined) {
  const { organizationMemberships } = account
  const items = readNumericIds(ids, 'ids')
  demandMembers(
    account,
    actor,
    items.flatMap((id) => organizationMemberships.get(id)?.user_id ?? []),
  )
  return startJob(account, actor, {
    type: 'Bulk Delete Organization Membership',
    verb: 'Deleting organization membership',
    items,
    work(id) {
      leaveOrganization(account, organizationMemberships.find(id))
      return { id, action: 'delete', status: 'Deleted', success: true }
    },
    idOf: (id) => id,
    failure: 'OrganizationMembershipDeleteFailed',
  })
}
