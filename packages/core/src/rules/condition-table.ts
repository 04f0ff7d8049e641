import type { Account } from '../account/account.ts'
import type { ConditionField } from './condition-field.ts'
import { changeFields } from './fields/changes.ts'
import { ownConditionField, ownConditionFields } from './fields/own-fields.ts'
import { peopleFields } from './fields/people.ts'
import { propertyFields } from './fields/properties.ts'
import { textFields } from './fields/texts.ts'
import { dateFields, timeFields } from './fields/times.ts'
import type { Place } from './moment.ts'
import { changeOperators, type Operator } from './operators.ts'

/**
 * All that conditions can name beside the account's own fields: what reading, validating, asking, definitions and the
 * documentation go by (docs: Conditions reference).
 */
export const conditionTable: Readonly<Record<string, ConditionField>> = {
  ...propertyFields,
  ...peopleFields,
  ...textFields,
  ...changeFields,
  ...timeFields,
  ...dateFields,
}

/** The row for a name; undefined where there is no such field, or no longer. */
export function conditionField(account: Account, name: string): ConditionField | undefined {
  return Object.hasOwn(conditionTable, name) ? conditionTable[name] : ownConditionField(account, name)
}

/** The fields on offer at a place, by the names that conditions use. */
export function conditionFields(account: Account, place: Place): readonly (readonly [string, ConditionField])[] {
  const all = [...Object.entries(conditionTable), ...ownConditionFields(account)]
  return all.filter(([, { places }]) => places.includes(place))
}

/** The operators of a field at a place: triggers have those of change besides. */
export function operatorsAt({ operators, tellsChange }: ConditionField, place: Place): readonly Operator[] {
  return place === 'trigger' && tellsChange ? [...operators, ...changeOperators] : operators
}
