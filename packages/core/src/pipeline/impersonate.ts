import type { Account } from '../account.ts'
import type { Actor } from '../actor.ts'
import { invalidToken } from '../errors.ts'
import type { Exchange } from '../exchange.ts'

/** `X-On-Behalf-Of`: an admin's OAuth token with the scope `impersonate` acts for somebody else. */
export function impersonated(account: Account, actor: Actor, exchange: Exchange): Actor {
  const name = exchange.header('x-on-behalf-of')
  if (!name || actor.role !== 'admin' || !actor.scopes?.includes('impersonate')) return actor
  const user = account.users.get(Number(name)) ?? account.users.by('sign_in_name', name.toLowerCase()).first()
  if (!user?.active) throw invalidToken()
  return { ...actor, id: user.id, role: user.role }
}
