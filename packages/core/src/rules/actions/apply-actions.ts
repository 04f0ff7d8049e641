import type { Action } from '@fakedesk/spec'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import { actionField } from './action-table.ts'
import { actionValues } from './read-actions.ts'

/** Makes the changes of the actions in a draft, in their order. What is gone (a field, a group, a person) is passed over. */
export function applyActions(draft: TicketDraft, actions: readonly Action[]): void {
  for (const { field, value } of actions) actionField(draft.account, field)?.apply?.(draft, actionValues(value))
}
