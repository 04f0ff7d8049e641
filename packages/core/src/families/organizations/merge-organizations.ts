import type { Account } from '../../account/account.ts'
import { refuse } from '../../validation.ts'
import { moveMembership } from '../organization-memberships/join-organization.ts'
import { deleteOrganization } from './change-organization.ts'
import { activeOrganizations } from './find-organization.ts'
import type { StoredOrganization } from './organization.ts'
import type { StoredOrganizationMerge } from './organization-merge.ts'
import { ulid } from './ulid.ts'

/** Milliseconds of the account's clock until a merge begins, and until it is done. */
const beginsAfter = 100
const endsAfter = 250

/** Has the loser merged into the winner later; there is no way back. */
export function startMerge(
  account: Account,
  loser: StoredOrganization,
  winner: StoredOrganization,
): StoredOrganizationMerge {
  if (loser.id === winner.id) refuse('Winner: cannot be the organization itself', 'winner_id', 'InvalidValue')
  const merge = account.organizationMerges.insert({
    id: ulid(account),
    loser_id: loser.id,
    winner_id: winner.id,
    status: 'new',
  })
  account.schedule(beginsAfter, () => setStatus(account, merge, 'in progress'))
  account.schedule(endsAfter, () => setStatus(account, merge, finish(account, merge)))
  return merge
}

function setStatus(account: Account, { id }: StoredOrganizationMerge, status: StoredOrganizationMerge['status']): void {
  account.organizationMerges.update(account.organizationMerges.find(id), { status })
}

/** One of the two may have been deleted since the merge was asked for. */
function finish(account: Account, { loser_id, winner_id }: StoredOrganizationMerge): 'complete' | 'error' {
  const active = activeOrganizations(account)
  if (!active.has(loser_id) || !active.has(winner_id)) return 'error'
  merge(account, active.find(loser_id), active.find(winner_id))
  return 'complete'
}

/** Users, subscriptions and domain names move; nothing else of the loser is kept (docs: Organizations > Merge). */
function merge(account: Account, loser: StoredOrganization, winner: StoredOrganization): void {
  for (const membership of account.organizationMemberships.by('organization', loser.id)) {
    moveMembership(account, membership, winner)
  }
  moveSubscriptions(account, loser, winner)
  account.organizations.update(winner, {
    domain_names: [...new Set([...winner.domain_names, ...loser.domain_names])],
    updated_at: account.now,
  })
  deleteOrganization(account, loser)
}

function moveSubscriptions(account: Account, loser: StoredOrganization, winner: StoredOrganization): void {
  const { organizationSubscriptions } = account
  for (const subscription of organizationSubscriptions.by('organization', loser.id)) {
    const already = organizationSubscriptions.by('organization', winner.id).by('user', subscription.user_id)
    if (already.size === 0) organizationSubscriptions.update(subscription, { organization_id: winner.id })
    else organizationSubscriptions.delete(subscription)
  }
}
