import type { Account } from '../../account/account.ts'
import { joinGroup } from '../group-memberships/join-group.ts'
import { createGroup } from './change-group.ts'

/** The groups of the default world: everybody in the first, which is the default one, the last agent also in the other. */
export function seedGroups(account: Account, agentIds: readonly number[]): void {
  const support = createGroup(account, { name: 'Support', default: true })
  const billing = createGroup(account, { name: 'Billing' })
  for (const userId of agentIds) joinGroup(account, { userId, groupId: support.id })
  joinGroup(account, { userId: agentIds.at(-1), groupId: billing.id })
}
