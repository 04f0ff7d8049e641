import type { Account } from '../../account/account.ts'
import type { StoredOrganization } from './organization.ts'

/** All organizations but the deleted ones. */
export function activeOrganizations(account: Account) {
  return account.organizations.by('isDeleted', false)
}

/** By the account's own id for it, whatever the case. */
export function organizationOfExternalId(account: Account, externalId: string): StoredOrganization | undefined {
  return account.organizations.by('external_id', externalId.toLowerCase()).first()
}
