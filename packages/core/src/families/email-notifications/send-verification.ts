import type { Account } from '../../account/account.ts'
import type { StoredIdentity } from '../user-identities/user-identity.ts'
import { noteMail } from './send-mail.ts'

/** Asks whether an address is somebody's; there is nothing to ask of other identities. */
export function sendVerification(account: Account, { type, user_id, value }: StoredIdentity): void {
  if (type !== 'email') return
  noteMail(account, {
    occasion: 'verification',
    ticket_id: null,
    comment_id: null,
    to: [{ user_id, address: value }],
    cc: [],
    subject: '',
    text: '',
    brand_id: null,
    author_id: null,
  })
}
