import type { Account } from '../account/account.ts'
import type { Actor } from '../account/actor.ts'
import { forbidden } from '../errors.ts'
import type { Exchange } from '../exchange.ts'

const safe = ['GET', 'HEAD', 'OPTIONS']

/** A cookie goes along with requests of other sites, so an unsafe one must prove that it came from a page of ours. */
export function protectFromForgery(account: Account, actor: Actor, exchange: Exchange): void {
  if (actor.session === undefined || safe.includes(exchange.method)) return
  const session = account.sessions.get(actor.session)
  if (session?.authenticity_token !== exchange.header('x-csrf-token')) throw forbidden('Invalid authenticity token')
}
