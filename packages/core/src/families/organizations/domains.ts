import type { Account } from '../../account/account.ts'
import { joinOrganization } from '../organization-memberships/join-organization.ts'
import type { StoredUser } from '../users/user.ts'
import type { StoredOrganization } from './organization.ts'

/** Domains and addresses as they are kept: lower case, each once. */
export function normalDomains(given: readonly string[] | null | undefined): string[] {
  const names = (given ?? []).map((name) => name.trim().toLowerCase().replace(/^@/, ''))
  return [...new Set(names)].filter((name) => name !== '')
}

/** End users of these domains who are in no organization yet come into this one (docs: Organizations). */
export function addUsersOfDomains(account: Account, { id }: StoredOrganization, domains: readonly string[]): void {
  if (domains.length === 0) return
  const table = account.users.table('domain without organization', domainsWithoutOrganization, (user) => [user.id])
  for (const domain of domains) {
    const users = table.at(domain)
    for (const user of users.slice(0, users.size)) joinOrganization(account, { userId: user.id, organizationId: id })
  }
}

function domainsWithoutOrganization({ active, role, email, organization_id }: StoredUser): readonly string[] {
  return active && role === 'end-user' && email && organization_id === null ? namesOf(email) : []
}

/** What an organization can list of an address: `a@b.c` and `b.c`. */
export function namesOf(email: string): readonly string[] {
  const address = email.trim().toLowerCase()
  return [address, address.slice(address.lastIndexOf('@') + 1)]
}
