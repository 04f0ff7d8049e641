import type { AutomationUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { newRule } from '../../rules/families/new-rule.ts'
import { readActingRule } from '../../rules/families/read-acting-rule.ts'
import { Validation } from '../../validation.ts'
import type { StoredAutomation } from './automation.ts'
import { planAll } from './plan-automations.ts'

/** Automations of one account that are in use, and characters of one (docs: Automations). */
const mostActive = 500
const longest = 65_535

/**
 * Adds an automation behind all others. Throws `invalid`. One without a condition of time is taken, though the documents
 * say otherwise (recorded).
 */
export function createAutomation(account: Account, given: AutomationUpdate): StoredAutomation {
  const blank = { ...newRule(account, account.automations.rows), conditions: { all: [], any: [] }, actions: [] }
  const made = account.automations.insert({ ...blank, ...changesOf(account, blank, given) })
  planAll(account)
  return made
}

/** Changes what is named; conditions or actions, once given, take the place of all. Throws `invalid`. */
export function updateAutomation(
  account: Account,
  automation: StoredAutomation,
  given: AutomationUpdate,
): StoredAutomation {
  const changes = { ...changesOf(account, automation, given), updated_at: account.now }
  const changed = account.automations.update(automation, changes)
  planAll(account)
  return changed
}

function changesOf(account: Account, before: StoredAutomation, given: AutomationUpdate): Partial<StoredAutomation> {
  const validation = new Validation()
  const changes = readActingRule({ account, place: 'automation', validation }, before, given)
  refuseTooMuch(account, before, changes, validation)
  validation.check()
  return changes
}

function refuseTooMuch(
  account: Account,
  before: StoredAutomation,
  changes: Pick<StoredAutomation, 'active' | 'conditions' | 'actions'>,
  validation: Validation,
): void {
  const others = Array.from(account.automations.by('active', true)).filter(({ id }) => id !== before.id)
  if (changes.active && others.length >= mostActive) {
    validation.add('base', { description: `An account has at most ${mostActive} active automations` })
  }
  if (JSON.stringify([changes.conditions, changes.actions]).length > longest) {
    validation.add('base', { description: 'Automation: is too long (maximum is 65535 characters)', error: 'TooLong' })
  }
}
