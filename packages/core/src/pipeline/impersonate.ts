import type { Account } from '../account/account.ts'
import type { Actor } from '../account/actor.ts'
import { invalidToken } from '../errors.ts'
import type { Exchange } from '../exchange.ts'
import { findUserByEmail } from '../families/users/find-users.ts'
import { actorOf } from './actor-of.ts'

/** `X-On-Behalf-Of`: an admin's OAuth token with the scope `impersonate` acts for somebody else. */
export function impersonated(account: Account, actor: Actor, exchange: Exchange): Actor {
  const name = exchange.header('x-on-behalf-of')
  if (!name || actor.role !== 'admin' || !actor.scopes?.includes('impersonate')) return actor
  const user = account.users.get(Number(name)) ?? findUserByEmail(account, name)
  if (!user?.active) throw invalidToken()
  const { scopes, token } = actor
  return { ...actorOf(account, user, actor.signedBy), scopes, ...(token !== undefined && { token }) }
}
