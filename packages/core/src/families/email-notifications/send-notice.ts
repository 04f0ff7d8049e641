import type { Account } from '../../account/account.ts'
import { sendMail } from './send-mail.ts'

/** Tells a user of something about their account: a password that is another now, an export that they asked for. */
export function sendNotice(account: Account, occasion: 'password' | 'export', userId: number): void {
  const about = { ticket_id: null, comment_id: null, brand_id: null, author_id: null }
  sendMail(account, { occasion, ...about, to: [userId], subject: '', text: '' })
}
