import type { Account } from '../../account/account.ts'
import { isDeepEqual } from '../../store/deep-equal.ts'
import type { StoredGroupMembership } from '../group-memberships/group-membership.ts'
import type { StoredOrganizationMembership } from '../organization-memberships/organization-membership.ts'
import type { StoredIdentity } from '../user-identities/user-identity.ts'
import { tellUserEvent } from './user-events.ts'

// What belongs to people is told as events of theirs: memberships, and the addresses by which they are known.

export function tellOfGroupMembership(
  account: Account,
  before: StoredGroupMembership | undefined,
  after: StoredGroupMembership | undefined,
): void {
  tellOfMembership(account, 'group', [placeIn(before, before?.group_id), placeIn(after, after?.group_id)])
}

export function tellOfOrganizationMembership(
  account: Account,
  before: StoredOrganizationMembership | undefined,
  after: StoredOrganizationMembership | undefined,
): void {
  const places = [placeIn(before, before?.organization_id), placeIn(after, after?.organization_id)] as const
  tellOfMembership(account, 'organization', places)
}

interface Place {
  readonly user: number
  readonly id: number
}

const placeIn = (membership: { readonly user_id: number } | undefined, id: number | undefined): Place | undefined =>
  membership && id !== undefined ? { user: membership.user_id, id } : undefined

/** Who is moved from one to another has left the one and joined the other. */
function tellOfMembership(
  account: Account,
  kind: 'group' | 'organization',
  [before, after]: readonly [Place | undefined, Place | undefined],
): void {
  if (isDeepEqual(before, after)) return
  const tell = ({ user, id }: Place, what: 'created' | 'deleted') =>
    tellUserEvent(account, account.users.get(user), `${kind}_membership_${what}`, { [kind]: { id: String(id) } })
  if (before) tell(before, 'deleted')
  if (after) tell(after, 'created')
}

export function tellOfIdentity(
  account: Account,
  before: StoredIdentity | undefined,
  after: StoredIdentity | undefined,
): void {
  const tell = (identity: StoredIdentity, name: string, event: object) =>
    tellUserEvent(account, account.users.get(identity.user_id), name, event)
  if (before && before.user_id === after?.user_id) {
    const [previous, current] = [identityTold(before), identityTold(after)]
    if (!isDeepEqual(previous, current)) tell(after, 'identity_changed', { current, previous })
    return
  }
  if (before) tell(before, 'identity_deleted', { identity: identityTold(before) })
  if (after) tell(after, 'identity_created', { identity: identityTold(after) })
}

const identityTold = ({ id, primary, type, value }: StoredIdentity) => ({ id: String(id), primary, type, value })
