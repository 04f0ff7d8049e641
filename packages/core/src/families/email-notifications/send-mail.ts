import type { Account } from '../../account/account.ts'
import { primaryEmail } from '../user-identities/find-identity.ts'
import type { Addressee, SentMail } from './sent-mail.ts'

/** Mails that an account keeps in any case. Older ones are forgotten many at a time: each costs a file a page to write. */
export const mostKept = 1000
const forgottenAtOnce = 200

type Given = Omit<SentMail, 'id' | 'created_at' | 'to' | 'cc'> & {
  readonly to: readonly number[]
  readonly cc?: readonly number[]
}

/** What a mail says that is about no ticket: its words follow from the occasion. */
export const aboutNoTicket = {
  ticket_id: null,
  comment_id: null,
  subject: '',
  text: '',
  brand_id: null,
  author_id: null,
} as const

/** Notes a mail that would go to these users now; to those without a working address it does not go. */
export function sendMail(account: Account, { to, cc = [], ...given }: Given): void {
  const addressees = [...new Set(to)].flatMap((id) => addresseeOf(account, id))
  const copied = [...new Set(cc)].filter((id) => !to.includes(id)).flatMap((id) => addresseeOf(account, id))
  if (addressees.length + copied.length === 0) return
  noteMail(account, { ...given, to: addressees, cc: copied })
}

export function noteMail(account: Account, mail: Omit<SentMail, 'id' | 'created_at'>): void {
  const { size, rows } = account.sentMails
  const oldest = size >= mostKept + forgottenAtOnce ? rows.slice(0, forgottenAtOnce) : []
  for (const mail of oldest) account.sentMails.delete(mail)
  account.sentMails.insert({ id: account.ids.next(), ...mail, created_at: account.now })
}

function addresseeOf(account: Account, userId: number): readonly Addressee[] {
  const user = account.users.get(userId)
  if (!user?.active || user.suspended) return []
  const address = primaryEmail(account, user)?.value
  return address === undefined ? [] : [{ user_id: userId, address }]
}
