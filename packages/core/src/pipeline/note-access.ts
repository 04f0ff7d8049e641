import type { OperationFacts } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import { type Actor, isTeamMember } from '../account/actor.ts'
import type { Exchange, Reply } from '../exchange.ts'
import type { ByteCounter } from './byte-counter.ts'
import { callerAddress } from './caller-address.ts'
import { longestName } from './limits.ts'
import type { Target } from './locate.ts'

interface Answered {
  readonly account: Account
  readonly exchange: Exchange
  readonly target: Target
  readonly facts: OperationFacts
  readonly actor: Actor
  /** When the request came. */
  readonly start: number
}

/** Notes a request for the access log, which knows those of agents and admins (docs: Access Logs). */
export function noteAccess(answered: Answered, { status, body, bytes }: Reply, count: ByteCounter): void {
  const { account, exchange, target, facts, actor, start } = answered
  if (actor.id === null || !isTeamMember(actor)) return
  account.accesses.add({
    time: start,
    userId: actor.id,
    signedBy: actor.signedBy,
    family: facts.family,
    operation: facts.id,
    method: exchange.method,
    path: target.path,
    search: target.search,
    status,
    address: callerAddress(exchange),
    client: cut(exchange.header('user-agent')),
    referer: cut(exchange.header('referer')),
    bytes: bytes ?? count(body),
  })
}

const cut = (text: string | null | undefined) =>
  text == null ? null : text.length > longestName ? text.slice(0, longestName) : text
