import type { GroupSlaPolicyUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { nextPosition } from '../../rules/families/rule.ts'
import { readConditions } from '../../rules/read-conditions.ts'
import { readMetrics } from '../../rules/sla/policy-metrics.ts'
import { ulid } from '../../ulid.ts'
import { Validation } from '../../validation.ts'
import type { StoredGroupSlaPolicy } from './group-sla-policy.ts'

const metrics = ['group_ownership_time']

/** Throws `invalid`. */
export function createGroupSlaPolicy(account: Account, given: GroupSlaPolicyUpdate): StoredGroupSlaPolicy {
  const { now, groupSlaPolicies } = account
  const blank: StoredGroupSlaPolicy = {
    id: ulid(account),
    title: '',
    description: null,
    position: nextPosition(groupSlaPolicies.rows, 1),
    filter: { all: [] },
    policy_metrics: [],
    created_at: now,
    updated_at: now,
  }
  return groupSlaPolicies.insert({ ...blank, ...changesOf(account, blank, given) })
}

/** What is named takes the place of what was there. Throws `invalid`. */
export function updateGroupSlaPolicy(
  account: Account,
  policy: StoredGroupSlaPolicy,
  given: GroupSlaPolicyUpdate,
): StoredGroupSlaPolicy {
  return account.groupSlaPolicies.update(policy, { ...changesOf(account, policy, given), updated_at: account.now })
}

function changesOf(
  account: Account,
  before: StoredGroupSlaPolicy,
  given: GroupSlaPolicyUpdate,
): Partial<StoredGroupSlaPolicy> {
  const validation = new Validation()
  const { title = before.title, description = before.description, position = before.position } = given
  validation.present('title', title, 'Title')
  const read = given.filter && readConditions({ account, place: 'sla', validation }, given.filter)
  const all = read?.all ?? before.filter.all
  // Groups are what such a policy is about (docs: Group SLA Policies).
  if (!all.some(({ field }) => field === 'group_id')) {
    validation.add('filter', { description: 'Filter: must test the group', error: 'InvalidValue' })
  }
  const policy_metrics = given.policy_metrics ? readMetrics(validation, given.policy_metrics, metrics) : undefined
  validation.check()
  return { title, description, position, filter: { all }, policy_metrics: policy_metrics ?? before.policy_metrics }
}
