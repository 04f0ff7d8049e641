import type { Account } from './account.ts'
import type { Actor } from './actor.ts'
import { forbidden } from './errors.ts'

/** Whether the caller may do what a custom role can grant. Admins may; an agent without a custom role may not. */
export function may(account: Account, actor: Actor, permission: string): boolean {
  if (actor.role === 'admin') return true
  const role = account.customRoles.get(account.users.get(actor.id)?.custom_role_id)
  const granted: unknown = Object(role?.configuration)[permission]
  return granted === true
}

/** Throws `forbidden` where the caller may not. */
export function demand(account: Account, actor: Actor, permission: string): void {
  if (!may(account, actor, permission)) throw forbidden()
}
