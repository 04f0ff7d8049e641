import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import type { Edit } from './ticket-draft.ts'
import { viaOf } from './via.ts'

/** A call, as far as a change that it makes tells of it. */
export interface Caller {
  readonly account: Account
  readonly actor: Actor
  readonly client: string
}

/** Who changes a ticket by a request: through the web with a session's cookie, else through the API. */
export function editOf({ account, actor, client }: Caller): Edit {
  return { account, actor, via: viaOf(actor.signedBy === 'session' ? 'web' : 'api'), metadata: { client } }
}
