import type { Via } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import type { Actor } from '../account/actor.ts'
import type { TicketDraft } from '../families/tickets/ticket-draft.ts'

/** Where conditions and actions stand. */
export type Place = 'trigger' | 'automation' | 'view' | 'macro' | 'sla' | 'workspace'

/** When and by whom a ticket is asked whether it meets conditions. */
export interface Moment {
  readonly account: Account
  /** Who looks, or who changes the ticket: `current_user`. */
  readonly actor: Actor
  /** The change that is being made; only triggers ask in the midst of one. */
  readonly draft?: TicketDraft | undefined
  /** The way by which it was changed last, where that is at hand without the change itself. */
  readonly via?: Via | undefined
}
