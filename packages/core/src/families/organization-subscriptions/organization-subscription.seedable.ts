import type { OrganizationSubscriptionCreate } from '@fakedesk/spec'
import { theAccountItself } from '../../account/actor.ts'
import { seedable } from '../../seed/seedable.ts'
import { type Identified, identified, time, whole } from '../../seed/shape.ts'
import { subscribe } from './subscribe.ts'

/** A subscription in a seed. */
export interface OrganizationSubscriptionSeed extends OrganizationSubscriptionCreate, Identified {
  readonly user_id: number
  readonly created_at?: string
}

export const seedableOrganizationSubscriptions = seedable<
  OrganizationSubscriptionSeed,
  Omit<OrganizationSubscriptionCreate, 'user_id'>
>()({
  name: 'organization_subscriptions',
  operation: 'CreateOrganizationSubscription',
  key: 'organization_subscription',
  own: { ...identified, user_id: whole, created_at: time },
  needs: ['user_id'],
  refers: { user_id: 'users', organization_id: 'organizations' },
  plant: (account, given) => subscribe(account, theAccountItself, given),
})
