import type { Account } from '../../account/account.ts'
import { joinOrganization } from '../organization-memberships/join-organization.ts'
import { putIdentity } from '../user-identities/change-identity.ts'
import { addressOf } from '../user-identities/user-identity.ts'

/** Gives users whom a world put in as plain records the identities and memberships that their records speak of. */
export function completeUsers(account: Account): void {
  // Worlds of a hundred thousand users must open quickly, so that the addresses are gathered once.
  const known = new Set(Array.from(account.identities.rows, ({ type, value }) => addressOf(type, value)))
  for (const user of account.users.by('active', true)) {
    const { id, email, verified, organization_id: organizationId, organization_ids } = user
    if (email && !known.has(addressOf('email', email))) {
      putIdentity(account, user, { type: 'email', value: email, verified, primary: true })
    }
    if (organizationId !== null && organization_ids.length === 0 && account.organizations.get(organizationId)) {
      joinOrganization(account, { userId: id, organizationId })
    }
  }
}
