import type { SuspendedTicket, Ticket, TicketComment } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import { theAccountItself } from '../account/actor.ts'
import { ZendeskError } from '../errors.ts'
import { contentPath } from '../families/attachments/attachment.ts'
import { keepFile } from '../families/attachments/keep-file.ts'
import { holdBack } from '../families/suspended-tickets/hold-back.ts'
import { plainOf } from '../families/ticket-comments/comment-text.ts'
import { commentsIn } from '../families/ticket-comments/comments-of.ts'
import { presentComment } from '../families/ticket-comments/present-comment.ts'
import { findUserByEmail } from '../families/users/find-users.ts'
import { addressed, answeredTicket } from './addressed.ts'
import { causeOf } from './cause-of.ts'
import { deliver } from './deliver.ts'
import type { Message } from './message.ts'
import { type ReceivedMail, UndeliverableMail } from './read-mail.ts'
import { senderOf } from './sender.ts'

/** What became of a mail, as the API shows it. */
export type Received =
  | { readonly ticket: Ticket; readonly comment?: TicketComment; readonly suspended_ticket?: undefined }
  | { readonly suspended_ticket: SuspendedTicket; readonly ticket?: undefined; readonly comment?: undefined }

/** Makes a ticket of the mail, a comment on the ticket that it answers, or holds it back. Throws `UndeliverableMail`. */
export function receiveMail(account: Account, mail: ReceivedMail): Received {
  try {
    return account.actedBy({ id: null, address: null }, () => account.commit(() => received(account, mail)))
  } catch (error) {
    if (!(error instanceof ZendeskError)) throw error
    throw new UndeliverableMail(`the account refuses it: ${JSON.stringify(error.body)}`)
  }
}

function received(account: Account, mail: ReceivedMail): Received {
  const message = messageOf(account, mail)
  const author = findUserByEmail(account, mail.from.address)
  const answered = answeredTicket(account, mail)
  const cause_id = causeOf(account, mail, { author, ticket: answered })
  const look = { actor: theAccountItself, origin: `https://${account.subdomain}.zendesk.com` }
  if (cause_id !== undefined) {
    const ids = { author_id: author?.id ?? null, ticket_id: answered?.id ?? null }
    const held = holdBack(account, message, { cause_id, ...ids })
    return { suspended_ticket: account.suspendedTickets.show(held, look) }
  }
  const by = author ?? senderOf(account, mail.from)
  const { ticket, audit } = deliver(account, message, by, answered)
  const [comment] = audit && ticket.id === answered?.id ? commentsIn(audit) : []
  return {
    ticket: account.tickets.show(ticket, look),
    ...(comment && { comment: presentComment(account, comment, look) }),
  }
}

/** The mail with its files kept. */
function messageOf(account: Account, mail: ReceivedMail): Message {
  const { to, brand_id, ccs } = addressed(account, mail)
  const files = mail.files.map((file) => ({ ...file, kept: keepFile(account, file) }))
  const shown = files.reduce(
    (html, { contentId, kept }) =>
      contentId === null ? html : html.replaceAll(`cid:${contentId}`, `${contentPath(kept.token)}/`),
    mail.html ?? '',
  )
  const { text, html } = above(account, { text: mail.text, html: mail.html === null ? null : shown })
  return {
    from: { name: mail.from.name, address: mail.from.address },
    to,
    ccs,
    subject: mail.subject,
    text,
    html,
    message_id: mail.messageId,
    attachment_ids: files.map(({ kept }) => kept.id),
    brand_id,
  }
}

interface Words {
  readonly text: string
  readonly html: string | null
}

/** What stands below the account's delimiter is the mail that is answered; cut there, HTML would be no whole. */
function above({ settings }: Account, words: Words): Words {
  const { mail_delimiter, no_mail_delimiter } = settings.email
  // A mail may be in HTML alone.
  const text = words.text === '' && words.html !== null ? plainOf(words.html) : words.text
  const end = no_mail_delimiter || !mail_delimiter ? -1 : text.indexOf(mail_delimiter)
  if (end < 0) return words
  const lines = text.slice(0, end).split('\n')
  // The last line may have begun to quote the delimiter, and the one before it to say who wrote when.
  if (/^\s*>*\s*$/.test(lines.at(-1) ?? '')) lines.pop()
  return { text: lines.join('\n').trim(), html: null }
}
