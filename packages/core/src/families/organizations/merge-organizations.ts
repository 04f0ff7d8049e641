import type { Account } from '../../account/account.ts'
import { ulid } from '../../ulid.ts'
import { refuse } from '../../validation.ts'
import { schedule } from '../../work/schedule.ts'
import { work } from '../../work/work.ts'
import { moveMembership } from '../organization-memberships/join-organization.ts'
import { releaseOrganization } from '../tickets/people-works.ts'
import { dissolve } from './change-organization.ts'
import { activeOrganizations } from './find-organization.ts'
import type { StoredOrganization } from './organization.ts'
import type { StoredOrganizationMerge } from './organization-merge.ts'

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
  schedule(account, beginMerge, beginsAfter, { merge: merge.id })
  schedule(account, endMerge, endsAfter, { merge: merge.id })
  return merge
}

export const beginMerge = work<{ merge: string }>({
  kind: 'begin_organization_merge',
  run: ({ organizationMerges }, { merge }) =>
    organizationMerges.update(organizationMerges.find(merge), { status: 'in progress' }),
})

export const endMerge = work<{ merge: string }>({
  kind: 'end_organization_merge',
  run(account, { merge: id }) {
    const merge = account.organizationMerges.find(id)
    account.organizationMerges.update(merge, { status: finish(account, merge) })
  },
})

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
  schedule(account, releaseOrganization, 0, { organization: loser.id, next: winner.id })
  dissolve(account, loser)
}

function moveSubscriptions(account: Account, loser: StoredOrganization, winner: StoredOrganization): void {
  const { organizationSubscriptions } = account
  for (const subscription of organizationSubscriptions.by('organization', loser.id)) {
    const already = organizationSubscriptions.by('organization', winner.id).by('user', subscription.user_id)
    if (already.size === 0) organizationSubscriptions.update(subscription, { organization_id: winner.id })
    else organizationSubscriptions.delete(subscription)
  }
}
