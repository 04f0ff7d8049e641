import type { OrganizationMembershipCreate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { tooManyValues } from '../../errors.ts'
import { mostPerCall, readNumericIds } from '../../read-ids.ts'
import { startJob } from '../job-statuses/start-job.ts'
import { joinOrganization, leaveOrganization } from './join-organization.ts'
import { demandMembers } from './membership-permissions.ts'

export function createManyMemberships(account: Account, actor: Actor, items: readonly OrganizationMembershipCreate[]) {
  if (items.length > mostPerCall) throw tooManyValues(mostPerCall)
  demandMembers(
    account,
    actor,
    items.flatMap(({ user_id }) => user_id ?? []),
  )
  return startJob(account, actor, {
    type: 'Bulk Create Organization Membership',
    verb: 'Creating organization membership',
    items,
    work({ user_id = 0, organization_id, default: isDefault, view_tickets }) {
      const { id } = joinOrganization(account, {
        userId: user_id,
        organizationId: organization_id,
        isDefault,
        viewTickets: view_tickets,
      })
      return { status: 'Created', id }
    },
    failure: 'OrganizationMembershipCreateFailed',
  })
}

export function deleteManyMemberships(account: Account, actor: Actor, ids: string | undefined) {
  const { organizationMemberships } = account
  const items = readNumericIds(ids)
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
