import type { Account } from '../../account/account.ts'
import type { Change } from '../../store/commit.ts'
import { tellOfGroupMembership, tellOfIdentity, tellOfOrganizationMembership } from './belonging-events.ts'
import type { EventKind } from './event-types.ts'
import { tellOfOrganization } from './organization-events.ts'
import { hasListeners } from './tell-subscribers.ts'
import { tellOfUser } from './user-events.ts'

/** Who tells of a change of records of one collection, and whose events these are. */
interface Teller {
  readonly kind: EventKind
  readonly tell: (account: Account, before: never, after: never) => void
}

const tellers: Readonly<Record<string, Teller>> = {
  group_memberships: { kind: 'user', tell: tellOfGroupMembership },
  identities: { kind: 'user', tell: tellOfIdentity },
  organization_memberships: { kind: 'user', tell: tellOfOrganizationMembership },
  organizations: { kind: 'organization', tell: tellOfOrganization },
  users: { kind: 'user', tell: tellOfUser },
}

/**
 * Adds to a commit the calls of the webhooks that subscribe to what it has done to people and organizations. Tickets tell
 * of themselves: their audits know more than their records.
 */
export function tellOfCommit(account: Account, changes: readonly Change[]): void {
  if (account.webhooks.size === 0) return
  const heard = changes.filter(({ collection }) => {
    const teller = tellerOf(collection.definition.name)
    return teller && hasListeners(account, teller.kind)
  })
  for (const { name, before, after } of inWhole(heard)) {
    // A collection holds records of its own kind, which makes the casts true.
    tellerOf(name)?.tell(account, before as never, after as never)
  }
}

const tellerOf = (name: string) => (Object.hasOwn(tellers, name) ? tellers[name] : undefined)

/** A record that was written several times has changed once, from what it was to what it is. */
function inWhole(changes: readonly Change[]) {
  const whole = new Map<string, { readonly name: string; readonly before: unknown; readonly after: unknown }>()
  for (const { collection, before, after } of changes) {
    const { name } = collection.definition
    const key = `${name} ${Object(after ?? before).id}`
    const first = whole.get(key)
    whole.set(key, { name, before: first ? first.before : before, after })
  }
  return [...whole.values()]
}
