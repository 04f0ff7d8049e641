import type { Condition, Conditions, ConditionWrite } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import type { Validation } from '../validation.ts'
import { type ConditionField, valuesOf } from './condition-field.ts'
import { conditionField, operatorsAt } from './condition-table.ts'
import type { Place } from './moment.ts'
import { isOperator, operatorFacts } from './operators.ts'

type Given = readonly ConditionWrite[] | null | undefined

/** Conditions as they are sent: under `conditions`, or at the top level of the rule. */
export interface GivenConditions {
  readonly all?: Given
  readonly any?: Given
  readonly conditions?: { readonly all?: Given; readonly any?: Given } | null | undefined
}

/** What the conditions are of, and where their problems go. */
interface Reading {
  readonly account: Account
  readonly place: Place
  readonly validation: Validation
}

/**
 * The conditions of a rule as they were sent: nothing is added, nothing is put in another order (reported). What is given
 * takes the place of both lists; of views that of the list of its kind. Undefined where nothing is given.
 */
export function readConditions(reading: Reading, given: GivenConditions, before?: Conditions): Conditions | undefined {
  const all = given.conditions?.all ?? given.all
  const any = given.conditions?.any ?? given.any
  if (all == null && any == null && given.conditions == null) return undefined
  const kept = reading.place === 'view' ? before : undefined
  const read = {
    all: all ? all.map((one) => readCondition(reading, one, 'all')) : (kept?.all ?? []),
    any: any ? any.map((one) => readCondition(reading, one, 'any')) : (kept?.any ?? []),
  }
  if (read.all.length + read.any.length === 0) refuseNone(reading.validation)
  return read
}

type List = keyof Conditions

/** One of them, as it was sent. */
export function readCondition(reading: Reading, given: ConditionWrite, list: List): Condition {
  const { field, operator = 'is', value, ...more } = given
  const condition: Condition = { field, operator, value: asText(value ?? null), ...more }
  const row = conditionField(reading.account, field)
  const problem = row ? problemWith(reading, row, condition, list) : `Invalid field '${field}'`
  if (problem) reading.validation.add('base', { description: problem })
  return condition
}

/** The service's sentence about values is recorded; the others follow it. */
function problemWith(reading: Reading, row: ConditionField, condition: Condition, list: List): string | undefined {
  const { field, operator, value } = condition
  const isOutOfPlace = (row.isOfChange && !row.places.includes(reading.place)) || (row.onlyInAll && list === 'any')
  if (isOutOfPlace) return `Invalid field '${field}'`
  const said = operator ?? 'is'
  const facts = isOperator(said) && operatorsAt(row, reading.place).includes(said) ? operatorFacts[said] : undefined
  const sentence = `'${row.title} / ${facts?.title ?? said} / ${valuesOf(value).join(', ')}'`
  if (!facts && operator !== null) return `Invalid operator '${said}' in ${sentence}`
  const odd = facts?.isTerminal ? undefined : oddValue(reading, row, valuesOf(value))
  return odd === undefined ? undefined : `Invalid value '${odd}' in ${sentence}`
}

/** A value that the field cannot have. */
function oddValue(
  { account, place }: Reading,
  { offered, takes, type }: ConditionField,
  values: readonly string[],
): string | undefined {
  if (type === 'hours') return values.find((text) => text.trim() === '' || Number.isNaN(Number(text)))
  if (!offered) return undefined
  const known = new Set(offered(account, place).map(({ value }) => String(value)))
  return values.find((text) => !known.has(text) && !takes?.(text, account, place))
}

/** Puts what a rule without conditions is refused for (recorded). */
export function refuseNone(validation: Validation): void {
  validation.add('base', { description: 'Invalid conditions: You must select at least one condition' })
}

/** Hours and other numbers are text (reported). */
export function asText(value: NonNullable<ConditionWrite['value']> | null): Condition['value'] {
  if (typeof value === 'number') return String(value)
  return Array.isArray(value) ? value.map((one) => (typeof one === 'number' ? String(one) : one)) : value
}
