import type { DefinitionValue, Via } from '@fakedesk/spec'
import type { Account } from '../../account/account.ts'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'
import type { Place } from '../moment.ts'

/** What is known of a field that actions name: a row of the table of actions. */
export interface ActionField {
  /** What the field is called where rules are made. */
  readonly title: string
  readonly group: 'ticket' | 'comment' | 'notification' | 'requester'
  /** The kind of its value. */
  readonly type: 'list' | 'text' | 'tags' | 'number' | 'date' | 'boolean' | 'message'
  /** Where it is on offer. */
  readonly places: readonly Place[]
  /** Whether the empty value can be chosen. */
  readonly isNullable?: boolean
  /** The values that can be chosen; undefined where any text can be entered. */
  readonly offered?: (account: Account, place: Place) => readonly DefinitionValue[]
  /** Whether a value that is not on offer is taken as well. */
  readonly takes?: (value: string, account: Account) => boolean
  /** How many parts the value has, of messages: who gets it, subject, body. */
  readonly parts?: number
  /** Changes the draft, which nobody need finish. What is gone is passed over. */
  readonly apply?: (draft: TicketDraft, values: readonly string[]) => void
  /** What happens beside the ticket once the change is certain; `cause` names the rule. */
  readonly perform?: (draft: TicketDraft, values: readonly string[], cause: Via) => void
}
