import type { Account } from '../account/account.ts'
import type { Actor } from '../account/actor.ts'
import type { StoredTicket } from '../families/tickets/ticket.ts'
import type { Said } from './comments.ts'

/** What a text is about: a ticket, and who has just done something with it. */
export interface Scene {
  readonly account: Account
  readonly actor: Actor
  readonly ticket: StoredTicket
  /** Whose language the text is in; who asks for help where it is left out (docs: Dynamic content). */
  readonly readerId?: number | null | undefined
  /** What is being said, in a change that has not been written yet. */
  readonly said?: readonly Said[]
}
