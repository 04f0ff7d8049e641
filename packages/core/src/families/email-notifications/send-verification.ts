import type { Account } from '../../account/account.ts'
import type { StoredIdentity } from '../user-identities/user-identity.ts'
import { aboutNoTicket, noteMail } from './send-mail.ts'

/** Asks whether an address is somebody's; there is nothing to ask of other identities. */
export function sendVerification(account: Account, { type, user_id, value }: StoredIdentity): void {
  if (type !== 'email') return
  noteMail(account, { ...aboutNoTicket, occasion: 'verification', to: [{ user_id, address: value }], cc: [] })
}
