import type { Account } from '../../account/account.ts'
import { aboutNoTicket, sendMail } from './send-mail.ts'

/** Tells a user of something about their account: a password that is another now, an export that they asked for. */
export function sendNotice(account: Account, occasion: 'password' | 'export', userId: number): void {
  sendMail(account, { ...aboutNoTicket, occasion, to: [userId] })
}
