import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import type { StoredOrganization } from './organization.ts'

/** All organizations but the deleted ones. */
export function activeOrganizations(account: Account) {
  return account.organizations.by('isDeleted', false)
}

/** Those of them that the caller knows of: what every operation looks its organizations up in. */
export function organizationsSeenBy(account: Account, actor: Actor) {
  return account.organizations.visibleTo(actor).by('isDeleted', false)
}

/** By the account's own id for it, whatever the case. */
export function organizationOfExternalId(account: Account, externalId: string): StoredOrganization | undefined {
  return account.organizations.by('external_id', externalId.toLowerCase()).first()
}
