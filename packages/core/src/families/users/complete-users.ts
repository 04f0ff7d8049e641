import type { Account } from '../../account.ts'
import { joinOrganization } from '../organization-memberships/join-organization.ts'
import { addIdentity } from '../user-identities/change-identity.ts'
import { identityOf } from '../user-identities/find-identity.ts'

/** Gives users whom a world put in as plain records the identities and memberships that their records speak of. */
export function completeUsers(account: Account): void {
  for (const { id, email, verified, organization_id: organizationId, organization_ids } of account.users.by(
    'active',
    true,
  )) {
    if (email && !identityOf(account, 'email', email)) {
      addIdentity(account, account.users.find(id), { type: 'email', value: email, verified })
    }
    if (organizationId !== null && organization_ids.length === 0 && account.organizations.get(organizationId)) {
      joinOrganization(account, { userId: id, organizationId })
    }
  }
}
