import type { Action, ActionWrite, Condition, ConditionWrite, ObjectTriggerUpdate } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import { asText as actionText, refuseNoActions } from '../../rules/actions/read-actions.ts'
import { newRule, readRule } from '../../rules/families/new-rule.ts'
import { isOperator } from '../../rules/operators.ts'
import { asText as conditionText, refuseNone } from '../../rules/read-conditions.ts'
import { Validation } from '../../validation.ts'
import type { StoredObjectTrigger } from './object-trigger.ts'
import { isActionField, isConditionField } from './object-trigger-fields.ts'

/** Adds a trigger behind all others of the object. Throws `invalid`. */
export function createObjectTrigger(account: Account, object: string, given: ObjectTriggerUpdate): StoredObjectTrigger {
  const { objectTriggers } = account
  const blank: StoredObjectTrigger = {
    ...newRule(account, objectTriggers.by('object', object), 1),
    object,
    description: null,
    conditions: { all: [], any: [] },
    actions: [],
  }
  return objectTriggers.insert({ ...blank, ...changesOf(account, blank, given) })
}

/** Changes what is named; conditions or actions, once given, take the place of all. Throws `invalid`. */
export function updateObjectTrigger(
  account: Account,
  trigger: StoredObjectTrigger,
  given: ObjectTriggerUpdate,
): StoredObjectTrigger {
  return account.objectTriggers.update(trigger, { ...changesOf(account, trigger, given), updated_at: account.now })
}

function changesOf(
  account: Account,
  before: StoredObjectTrigger,
  given: ObjectTriggerUpdate,
): Partial<StoredObjectTrigger> {
  const validation = new Validation()
  const common = readRule({ account, validation }, before, given)
  const { object } = before
  const isNew = before.actions.length === 0
  const conditions =
    given.conditions || isNew ? readConditions(validation, object, given.conditions ?? {}) : before.conditions
  const actions = given.actions || isNew ? readActions(validation, object, given.actions ?? []) : before.actions
  validation.check()
  const { description = before.description } = given
  return { ...common, conditions, actions, description }
}

type Given = NonNullable<ObjectTriggerUpdate['conditions']>

/** As they were sent; of the object's own fields nothing is known but that they are of this object. */
function readConditions(validation: Validation, object: string, { all, any }: Given) {
  const read = ({ field, operator = 'is', value, ...more }: ConditionWrite): Condition => {
    if (!isConditionField(object, field)) validation.add('base', { description: `Invalid field '${field}'` })
    else if (operator !== null && !isOperator(operator)) {
      validation.add('base', { description: `Invalid operator '${operator}' in '${field}'` })
    }
    return { field, operator, value: conditionText(value ?? null), ...more }
  }
  const conditions = { all: (all ?? []).map(read), any: (any ?? []).map(read) }
  if (conditions.all.length + conditions.any.length === 0) refuseNone(validation)
  return conditions
}

function readActions(validation: Validation, object: string, given: readonly ActionWrite[]): Action[] {
  if (given.length === 0) refuseNoActions(validation)
  return given.map(({ field, value, ...more }) => {
    if (!isActionField(object, field)) validation.add('base', { description: `Invalid field '${field}'` })
    return { field, value: actionText(value ?? null), ...more }
  })
}
