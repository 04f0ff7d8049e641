import type { Account } from '../../account/account.ts'
import type { Actor } from '../../account/actor.ts'
import { forbidden } from '../../errors.ts'

/** Agents put end users into organizations and take them out, not one another (docs: Organization Memberships). */
export function demandMembers(account: Account, { role }: Actor, userIds: readonly number[]): void {
  if (role === 'admin') return
  const isStaff = (id: number) => (account.users.get(id)?.role ?? 'end-user') !== 'end-user'
  if (userIds.some(isStaff)) throw forbidden()
}
