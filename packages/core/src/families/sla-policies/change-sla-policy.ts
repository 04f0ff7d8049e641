import type { SlaPolicyUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { nextPosition } from '../../rules/families/rule.ts'
import { readConditions, refuseNone } from '../../rules/read-conditions.ts'
import { readMetrics } from '../../rules/sla/policy-metrics.ts'
import { Validation } from '../../validation.ts'
import type { StoredSlaPolicy } from './sla-policy.ts'

const metrics = [
  'first_reply_time',
  'next_reply_time',
  'agent_work_time',
  'requester_wait_time',
  'periodic_update_time',
  'pausable_update_time',
  'total_resolution_time',
]

/** Metrics whose clocks can be told when to start; what was not touched is an empty object (reported). */
const untouched = { first_reply_time: {}, next_reply_time: {}, periodic_update_time: {} }

/** Throws `invalid`. */
export function createSlaPolicy(account: Account, given: SlaPolicyUpdate): StoredSlaPolicy {
  const { now, slaPolicies } = account
  const blank: StoredSlaPolicy = {
    id: account.ids.next(),
    title: '',
    description: null,
    position: nextPosition(slaPolicies.rows, 1),
    filter: { all: [], any: [] },
    policy_metrics: [],
    metric_settings: untouched,
    created_at: now,
    updated_at: now,
  }
  return slaPolicies.insert({ ...blank, ...changesOf(account, blank, given) })
}

/** What is named takes the place of what was there. Throws `invalid`. */
export function updateSlaPolicy(account: Account, policy: StoredSlaPolicy, given: SlaPolicyUpdate): StoredSlaPolicy {
  return account.slaPolicies.update(policy, { ...changesOf(account, policy, given), updated_at: account.now })
}

function changesOf(account: Account, before: StoredSlaPolicy, given: SlaPolicyUpdate): Partial<StoredSlaPolicy> {
  const validation = new Validation()
  const { title = before.title, description = before.description, position = before.position } = given
  validation.present('title', title, 'Title')
  const filter = readConditions({ account, place: 'sla', validation }, given.filter ?? {})
  if (!filter && before.title === '') refuseNone(validation)
  const policy_metrics = given.policy_metrics ? readMetrics(validation, given.policy_metrics, metrics) : undefined
  validation.check()
  return {
    title,
    description,
    position,
    filter: filter ?? before.filter,
    policy_metrics: policy_metrics ?? before.policy_metrics,
    metric_settings: { ...before.metric_settings, ...given.metric_settings },
  }
}
