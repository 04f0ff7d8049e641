import type { OperationFacts } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import type { Actor } from '../account/actor.ts'

/** Who asks for what, as far as writing the answer needs it. */
export interface Asked {
  readonly account: Account
  readonly actor: Actor
  readonly facts: OperationFacts
  readonly origin: string
  readonly path: string
  readonly query: URLSearchParams
}
