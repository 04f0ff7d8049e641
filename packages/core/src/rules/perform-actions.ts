import type { Action, Via } from '@fakedesk/spec'
import { settleStatus } from '../families/tickets/read-status.ts'
import type { TicketDraft } from '../families/tickets/ticket-draft.ts'
import { actionField } from './actions/action-table.ts'
import { applyActions } from './actions/apply-actions.ts'
import { actionValues } from './actions/read-actions.ts'
import { messageOf } from './messages/message-of.ts'

/**
 * Does what a rule's actions say, in a change that is being made: its events name the rule. Whether the ticket is another
 * one than before.
 */
export function performActions(draft: TicketDraft, actions: readonly Action[], cause: Via): boolean {
  const before = draft.ticket
  applyActions(draft, actions)
  settleStatus(draft, true)
  draft.note(cause)
  for (const action of actions) {
    const event = messageOf(draft, action, cause)
    if (event) draft.say(event)
    actionField(draft.account, action.field)?.perform?.(draft, actionValues(action.value), cause)
  }
  return draft.ticket !== before
}
