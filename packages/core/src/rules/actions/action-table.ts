import type { Account } from '../../account/account.ts'
import type { Place } from '../moment.ts'
import type { ActionField } from './action-field.ts'
import { messageActions } from './message-actions.ts'
import { ownActionField, ownActionFields } from './own-actions.ts'
import { routingActions } from './routing-actions.ts'
import { ticketActions } from './ticket-actions.ts'

/**
 * All that actions can name beside the account's own fields: what reading, applying, definitions and the documentation
 * go by (docs: Actions reference).
 */
export const actionTable: Readonly<Record<string, ActionField>> = {
  ...ticketActions,
  ...routingActions,
  ...messageActions,
}

/** The row for a name; undefined where there is no such field, or no longer. */
export function actionField(account: Account, name: string): ActionField | undefined {
  return Object.hasOwn(actionTable, name) ? actionTable[name] : ownActionField(account, name)
}

/** The fields on offer at a place, by the names that actions use. */
export function actionFields(account: Account, place: Place): readonly (readonly [string, ActionField])[] {
  const all = [...Object.entries(actionTable), ...ownActionFields(account)]
  return all.filter(([, { places }]) => places.includes(place))
}
