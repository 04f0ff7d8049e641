import { forbidden } from '../../errors.ts'
import { type Handlers, withStatus } from '../../operation.ts'
import { organizationsSeenBy } from '../organizations/find-organization.ts'
import { subscribe } from './subscribe.ts'

export const organizationSubscriptionsOperations = {
  ListOrganizationSubscriptions: ({ account, actor }) => account.organizationSubscriptions.visibleTo(actor),
  ListOrganizationSubscriptionsByOrganization: ({ account, actor, path }) => {
    organizationsSeenBy(account, actor).find(path.organization_id)
    return account.organizationSubscriptions.visibleTo(actor).by('organization', path.organization_id)
  },
  ListUserOrganizationSubscriptions: ({ account, actor, path }) => {
    if (actor.role === 'end-user' && actor.id !== path.user_id) throw forbidden()
    account.users.visibleTo(actor).find(path.user_id)
    return account.organizationSubscriptions.visibleTo(actor).by('user', path.user_id)
  },
  ShowOrganizationSubscription: ({ account, actor, path }) =>
    account.organizationSubscriptions.visibleTo(actor).find(path.organization_subscription_id),
  // The public text says 200; the service answers 201 as to every other create.
  CreateOrganizationSubscription: ({ account, actor, body }) =>
    withStatus(201, subscribe(account, actor, body.organization_subscription)),
  DeleteOrganizationSubscription: ({ account, actor, path }) => {
    const visible = account.organizationSubscriptions.visibleTo(actor)
    account.organizationSubscriptions.delete(visible.find(path.organization_subscription_id))
  },
} satisfies Handlers<'organization-subscriptions'>
