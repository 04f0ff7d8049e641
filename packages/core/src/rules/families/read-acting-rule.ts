import type { Action, AutomationUpdate, Conditions, TriggerUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Validation } from '../../validation.ts'
import { readActions } from '../actions/read-actions.ts'
import { readConditions, refuseNone } from '../read-conditions.ts'
import { readRule } from './new-rule.ts'
import type { StoredRule } from './rule.ts'

interface Reading {
  readonly account: Account
  readonly place: 'trigger' | 'automation'
  readonly validation: Validation
}

/** A rule that acts by itself where its conditions hold. */
interface ActingRule extends StoredRule {
  readonly conditions: Conditions
  readonly actions: readonly Action[]
}

/**
 * Reads what triggers and automations have in common. A new one needs conditions and actions; later, what is given takes
 * the place of all. Problems go to the validation.
 */
export function readActingRule(reading: Reading, before: ActingRule, given: TriggerUpdate | AutomationUpdate) {
  const common = readRule(reading, before, given)
  const conditions = readConditions(reading, given)
  if (!conditions && before.title === '') refuseNone(reading.validation)
  const isIncomplete = before.actions.length === 0
  const actions = given.actions || isIncomplete ? [...readActions(reading, given.actions ?? [])] : before.actions
  return { ...common, conditions: conditions ?? before.conditions, actions }
}
