import type { StoredUser } from '../families/users/user.ts'
import type { Account } from './account.ts'

type TeamMember = Pick<StoredUser, 'role' | 'custom_role_id' | 'ticket_restriction' | 'organization_ids'>

/** The values of `ticket_restriction` that keep an agent to their own organizations. */
const keeping: readonly (string | null)[] = ['organization', 'requested']

/**
 * The organizations that an agent is kept to, by the agent's own `ticket_restriction` or by the custom role: outside of
 * them they see neither people nor records. Undefined for who sees all. Restrictions to groups and to assigned tickets
 * narrow the tickets alone.
 */
export function organizationsKeptTo(account: Account, user: TeamMember): readonly number[] | undefined {
  if (user.role !== 'agent') return undefined
  const role = account.customRoles.get(user.custom_role_id)
  const isKept =
    keeping.includes(user.ticket_restriction) || role?.configuration.ticket_access === 'within-organization'
  return isKept ? user.organization_ids : undefined
}
