import type { Account } from '../account/account.ts'
import { isTeamMember } from '../account/actor.ts'
import { mostKept } from '../families/email-notifications/send-mail.ts'
import { type Addressee, messageIdOf, type Occasion, type SentMail } from '../families/email-notifications/sent-mail.ts'
import { encodedId } from '../families/tickets/encoded-id.ts'
import type { Correspondent } from './message.ts'

/** A mail that would have been sent, or what rules send otherwise: a text message, a post to a target. */
export interface OutgoingMail {
  readonly id: number
  /** How it travels: `email`, `sms`, or the kind of a target such as `campfire_target`. */
  readonly channel: string
  /** What it was sent for. */
  readonly occasion: Occasion
  readonly from: Correspondent
  /** Where answers go: they find the ticket by it. */
  readonly reply_to: string
  readonly to: readonly Correspondent[]
  readonly cc: readonly Correspondent[]
  readonly subject: string
  readonly text: string
  readonly message_id: string
  readonly ticket_id: number | null
  readonly comment_id: number | null
  readonly created_at: string
}

/** The mails that would have been sent, oldest first; the latest thousand. */
export function outboxOf(account: Account): readonly OutgoingMail[] {
  const { size, rows } = account.sentMails
  return rows.slice(Math.max(0, size - mostKept), size).map((mail) => outgoing(account, mail))
}

export function emptyOutbox(account: Account): void {
  account.commit(() => {
    for (const mail of [...account.sentMails.rows]) account.sentMails.delete(mail)
  })
}

function outgoing(account: Account, mail: SentMail): OutgoingMail {
  const { channel = 'email', sender, ticket_id } = mail
  const office = officeOf(account, mail)
  const { name } = office
  const address = sender ?? office.address
  const isAnswered = ticket_id !== null && channel === 'email'
  const author = account.users.get(mail.author_id)
  const named = ({ user_id, address }: Addressee): Correspondent => ({
    name: account.users.get(user_id)?.name ?? '',
    address,
  })
  return {
    id: mail.id,
    channel,
    occasion: mail.occasion,
    from: { name: author && isTeamMember(author) ? `${author.name} (${name})` : name, address },
    reply_to: isAnswered ? address.replace('@', `+id${encodedId(ticket_id)}@`) : address,
    to: mail.to.map(named),
    cc: mail.cc.map(named),
    ...wordsOf(account, mail, name),
    message_id: messageIdOf(mail),
    ticket_id,
    comment_id: mail.comment_id,
    created_at: mail.created_at,
  }
}

/** The support address of the ticket's brand, or else the account's. */
function officeOf({ supportAddresses, subdomain }: Account, { brand_id }: SentMail) {
  const own = supportAddresses.by('isDefault', true)
  const address = own.by('brand', brand_id).first() ?? own.first()
  return { address: address?.email ?? `support@${subdomain}.zendesk.com`, name: address?.name ?? subdomain }
}

/** In words of our own, but for what rules send. */
function wordsOf(account: Account, { occasion, subject, text, to }: SentMail, name: string) {
  switch (occasion) {
    case 'verification':
      return {
        subject: `${name}: please confirm your address`,
        text: `Is ${to[0]?.address} yours? Confirm it at https://${account.subdomain}.zendesk.com/verification`,
      }
    case 'password':
      return {
        subject: `${name}: your password was changed`,
        text: `The password of ${to[0]?.address} was changed. If that was not you, set another one.`,
      }
    case 'export':
      return {
        subject: `${name}: suspended tickets`,
        text: `The list that you asked for is at https://${account.subdomain}.zendesk.com/api/v2/suspended_tickets`,
      }
    case 'audit_log_export':
      return { subject: `${name}: the audit log`, text }
    case 'target_deactivated':
      return {
        subject: `${name}: the target ${subject} was switched off`,
        text: `It failed 21 times in a row. What went wrong is at https://${account.subdomain}.zendesk.com/api/v2/target_failures`,
      }
    case 'view_export':
      return { subject: `${name}: the tickets of the view ${subject}`, text }
    case 'trigger':
    case 'automation':
      return { subject, text }
    case 'comment':
      return { subject: `[${name}] Re: ${subject}`, text }
  }
}
