import type { Account } from '../../account/account.ts'
import { theAccountItself } from '../../account/actor.ts'
import { joinOrganization } from '../organization-memberships/join-organization.ts'
import { createOrganization } from './change-organization.ts'
import type { StoredOrganization } from './organization.ts'

/** The customer of the default world, with these users as members. */
export function seedOrganizations(account: Account, userIds: readonly number[]): StoredOrganization {
  const organization = createOrganization(account, theAccountItself, { name: 'Example Customer' })
  for (const userId of userIds) joinOrganization(account, { userId, organizationId: organization.id })
  return organization
}
