import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { refuse } from '../../validation.ts'
import { schedule } from '../../work/schedule.ts'
import { joinOrganization, membershipOf } from '../organization-memberships/join-organization.ts'
import { moveTicketsToUser } from '../tickets/people-works.ts'
import { moveIdentities } from '../user-identities/change-identity.ts'
import { tellUserEvent } from '../webhooks/user-events.ts'
import { withdraw } from './delete-user.ts'
import { demandManage } from './may-manage-user.ts'
import { ticketsOf } from './requested-tickets.ts'
import type { StoredUser } from './user.ts'

/** Beyond so many requested tickets, Zendesk refuses (docs: Users > Merge). */
const mostTickets = 10_000

/**
 * Gives everything of one end user to another: identities, organizations, sessions. What the winner has not and the
 * loser has, the winner gets. Throws `invalid` unless both are end users of this account.
 */
export function mergeUsers(account: Account, actor: Actor, loser: StoredUser, winner: StoredUser): StoredUser {
  demandManage(account, actor, 'edit', loser)
  demandManage(account, actor, 'edit', winner)
  refuseUnlikely(account, loser, winner)
  moveIdentities(account, loser, winner)
  for (const { organization_id: organizationId } of account.organizationMemberships.by('user', loser.id)) {
    if (membershipOf(account, winner.id, organizationId)) continue
    joinOrganization(account, { userId: winner.id, organizationId })
  }
  for (const session of account.sessions.by('user', loser.id)) account.sessions.update(session, { user_id: winner.id })
  schedule(account, moveTicketsToUser, 0, { from: loser.id, to: winner.id })
  const { phone, external_id } = loser
  withdraw(account, loser)
  const gone = account.users.update(account.users.find(loser.id), { active: false, updated_at: account.now })
  // Told as of tickets: of whom there is no more, with who there is instead. Which of the two it is, is not documented.
  tellUserEvent(account, gone, 'merged', { user: { id: String(winner.id) } })
  const merged = account.users.find(winner.id)
  return account.users.update(merged, {
    phone: merged.phone ?? phone,
    external_id: merged.external_id ?? external_id,
    updated_at: account.now,
  })
}

function refuseUnlikely(account: Account, loser: StoredUser, winner: StoredUser): void {
  if (loser.id === winner.id) refuse('A user cannot be merged into itself.')
  for (const user of [loser, winner]) {
    if (user.role !== 'end-user') refuse('Only end users can be merged.')
    if (user.shared) refuse('Users of a sharing agreement cannot be merged.')
  }
  if (ticketsOf(account, loser).requested > mostTickets) {
    refuse(`User is requester on more than ${mostTickets} tickets.`)
  }
}
