import type { Action, ActionWrite } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { Validation } from '../../validation.ts'
import type { Place } from '../moment.ts'
import type { ActionField } from './action-field.ts'
import { actionField } from './action-table.ts'

/** What the actions are of, and where their problems go. */
interface Reading {
  readonly account: Account
  readonly place: Place
  readonly validation: Validation
}

/** The actions of a rule as they were sent: nothing is added, nothing is put in another order (reported). */
export function readActions(reading: Reading, given: readonly ActionWrite[]): readonly Action[] {
  const { account, validation } = reading
  if (given.length === 0) refuseNoActions(validation)
  return given.map(({ field, value, ...more }) => {
    const action: Action = { field, value: asText(value ?? null), ...more }
    const row = actionField(account, field)
    const problem = row ? problemWith(reading, row, action) : `Invalid field '${field}'`
    if (problem) validation.add('base', { description: problem })
    return action
  })
}

/** Lists of messages begin with who gets it; of other actions each value counts. */
function problemWith({ account, place }: Reading, row: ActionField, { value }: Action): string | undefined {
  const values = row.parts === undefined ? actionValues(value) : actionValues(value).slice(0, 1)
  if (!row.offered) return undefined
  const known = new Set(row.offered(account, place).map((one) => String(one.value)))
  const odd = values.find((text) => !known.has(text) && !row.takes?.(text, account))
  return odd === undefined ? undefined : `Invalid value '${odd}' in '${row.title} / ${values.join(', ')}'`
}

/** An action's value as texts; parts that are lists themselves are left out. */
export function actionValues(value: Action['value']): readonly string[] {
  if (value === null) return []
  return Array.isArray(value) ? value.flatMap((one) => (Array.isArray(one) ? [] : String(one ?? ''))) : [String(value)]
}

/** Numbers are text (reported). */
export function asText(value: NonNullable<ActionWrite['value']> | null): Action['value'] {
  if (typeof value === 'number') return String(value)
  return Array.isArray(value) ? value.map((one) => (typeof one === 'number' ? String(one) : one)) : value
}

/** Puts what a rule without actions is refused for. */
export function refuseNoActions(validation: Validation): void {
  validation.add('base', { description: 'Invalid actions: You must select at least one action' })
}
