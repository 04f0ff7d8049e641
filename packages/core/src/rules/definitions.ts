import type { ActionDefinition, ConditionDefinition, DefinitionOperator, DefinitionValue } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import { actionFields } from './actions/action-table.ts'
import type { ConditionField } from './condition-field.ts'
import { conditionFields, operatorsAt } from './condition-table.ts'
import type { Place } from './moment.ts'
import { type Operator, operatorFacts } from './operators.ts'

/** The conditions that an account offers at a place, in the list of those that must all hold or of which one must. */
export function conditionDefinitions(account: Account, place: Place, list: 'all' | 'any'): ConditionDefinition[] {
  return conditionFields(account, place)
    .filter(([, { onlyInAll }]) => list === 'all' || !onlyInAll)
    .map(([subject, field]) => definitionOf(subject, field, account, place))
}

function definitionOf(subject: string, field: ConditionField, account: Account, place: Place): ConditionDefinition {
  const { title, type, group, isNullable = false, offered } = field
  return {
    title: account.language.filledIn(title),
    subject,
    type,
    group,
    nullable: isNullable,
    repeatable: type === 'text' || type === 'tags',
    operators: operatorsAt(field, place).map(offeredOperator),
    ...(offered && { values: offeredValues(account, offered(account, place)) }),
  }
}

function offeredOperator(operator: Operator): DefinitionOperator {
  const { title, isTerminal = false } = operatorFacts[operator]
  return { value: operator, title, terminal: isTerminal }
}

/** Their titles may be texts of the account's own. */
const offeredValues = ({ language }: Account, values: readonly DefinitionValue[]): DefinitionValue[] =>
  values.map((value) => ({ ...value, title: language.filledIn(value.title) }))

/** The actions that an account offers at a place. */
export function actionDefinitions(account: Account, place: Place): ActionDefinition[] {
  return actionFields(account, place).map(([subject, { title, type, group, isNullable = false, offered }]) => ({
    title: account.language.filledIn(title),
    subject,
    type,
    group,
    nullable: isNullable,
    repeatable: type === 'message' || type === 'tags',
    values: offered ? offeredValues(account, offered(account, place)) : [],
  }))
}
