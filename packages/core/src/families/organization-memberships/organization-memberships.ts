import type { OrganizationMembershipCreate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { forbidden, notFound } from '../../errors.ts'
import type { Call, Handlers } from '../../operation.ts'
import { organizationsSeenBy } from '../organizations/find-organization.ts'
import { createManyMemberships, deleteManyMemberships } from './bulk-memberships.ts'
import { joinOrganization, leaveOrganization, makeDefaultMembership, membershipOf } from './join-organization.ts'
import { demandMembers } from './membership-permissions.ts'
import { placed, type StoredOrganizationMembership } from './organization-membership.ts'

export const organizationMembershipsOperations = {
  ListOrganizationMemberships: ({ account, actor }) => account.organizationMemberships.visibleTo(actor),
  ListOrganizationMembershipsByOrganization: ({ account, actor, path }) => {
    organizationsSeenBy(account, actor).find(path.organization_id)
    return account.organizationMemberships.visibleTo(actor).by('organization', path.organization_id)
  },
  ListUserOrganizationMemberships: ({ account, actor, path }) => {
    if (actor.role === 'end-user' && actor.id !== path.user_id) throw forbidden()
    return ofUser(account, actor, path.user_id)
  },
  ShowOrganizationMembershipById: ({ account, actor, path }) =>
    account.organizationMemberships.visibleTo(actor).find(path.organization_membership_id),
  ShowOrganizationMembershipByUserId: ({ account, actor, path }) =>
    ofUser(account, actor, path.user_id).find(path.organization_membership_id),
  CreateOrganizationMembership: ({ account, actor, body }) => create(account, actor, body.organization_membership),
  CreateUserOrganizationMembership: ({ account, actor, path, body }) =>
    create(account, actor, { ...body.organization_membership, user_id: path.user_id }),
  CreateManyOrganizationMemberships: ({ account, actor, body }) =>
    createManyMemberships(account, actor, body.organization_memberships),
  DeleteManyOrganizationMemberships: ({ account, actor, query }) =>
    deleteManyMemberships(account, actor, query.ids?.join(',')),
  DeleteOrganizationMembership: ({ account, actor, path }) =>
    end(account, actor, account.organizationMemberships.visibleTo(actor).find(path.organization_membership_id)),
  DeleteUserOrganizationMembership: ({ account, actor, path }) =>
    end(account, actor, ofUser(account, actor, path.user_id).find(path.organization_membership_id)),
  UnassignOrganization: (call) => end(call.account, call.actor, inOrganization(call)),
  SetOrganizationMembershipAsDefault: ({ account, actor, path, origin }) => {
    const membership = ofUser(account, actor, path.user_id).find(path.organization_membership_id)
    demandMembers(account, actor, [placed(membership)])
    makeDefaultMembership(account, membership)
    const shown = Array.from(ofUser(account, actor, path.user_id), (membership) =>
      account.organizationMemberships.show(membership, { actor, origin }),
    )
    return { organization_memberships: shown }
  },
  SetOrganizationAsDefault: (call) => {
    const membership = inOrganization(call)
    demandMembers(call.account, call.actor, [placed(membership)])
    return makeDefaultMembership(call.account, membership)
  },
} satisfies Handlers<'organization-memberships'>

function ofUser(account: Account, actor: Actor, userId: number) {
  account.users.visibleTo(actor).find(userId)
  return account.organizationMemberships.visibleTo(actor).by('user', userId).ordered('default,organization_name')
}

/** The membership of the user in the organization, both of the address. */
function inOrganization({ account, actor, path }: Call<'UnassignOrganization'>): StoredOrganizationMembership {
  const membership = membershipOf(account, path.user_id, path.organization_id)
  if (!membership) throw notFound()
  return account.organizationMemberships.visibleTo(actor).find(membership.id)
}

function create(account: Account, actor: Actor, given: OrganizationMembershipCreate): StoredOrganizationMembership {
  const { user_id = 0, organization_id, default: isDefault, view_tickets } = given
  demandMembers(account, actor, [{ userId: user_id, organizationId: organization_id }])
  return joinOrganization(account, {
    userId: user_id,
    organizationId: organization_id,
    isDefault,
    viewTickets: view_tickets,
  })
}

function end(account: Account, actor: Actor, membership: StoredOrganizationMembership): void {
  demandMembers(account, actor, [placed(membership)])
  leaveOrganization(account, membership)
}
