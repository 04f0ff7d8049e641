import type { Account } from './account.ts'
import type { Actor } from './actor.ts'

/** Who looks at what: the part of a call on which depends what is shown. */
export interface Looking {
  readonly account: Account
  readonly actor: Actor
  /** `https://acme.zendesk.com`: the address, and so the brand, that was asked. */
  readonly origin: string
}
