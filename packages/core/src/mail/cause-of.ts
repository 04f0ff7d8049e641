import type { Account } from '../account/account.ts'
import { isTeamMember } from '../account/actor.ts'
import type { StoredTicket } from '../families/tickets/ticket.ts'
import type { StoredUser } from '../families/users/user.ts'
import { copiesOf, isOurs } from './addressed.ts'
import type { ReceivedMail } from './read-mail.ts'

interface Known {
  /** The sender, if the account knows the address. */
  readonly author: StoredUser | undefined
  /** The ticket that the mail answers. */
  readonly ticket: StoredTicket | undefined
}

/** Why a mail is held back, by the number of the cause; undefined for one that may come in (docs: Causes for ticket suspension). */
export function causeOf(account: Account, mail: ReceivedMail, known: Known): number | undefined {
  return (
    causeInSender(account, mail) ??
    causeInHeaders(mail) ??
    causeInContent(mail) ??
    causeInRights(known) ??
    causeInCopies(account, mail)
  )
}

const noreply = /^(?:no|do-?not)[-_.]?reply@/i
const system = /^(?:mailer-daemon|postmaster|root|daemon)@/i

function causeInSender(account: Account, { from, recipients }: ReceivedMail): number | undefined {
  if (isOurs(account, from.address)) return 22
  if (system.test(from.address)) return 9
  if (noreply.test(from.address)) return 27
  return recipients.some(({ address }) => noreply.test(address)) ? 16 : undefined
}

/** Mails that a machine sent say so in their headers (docs: Causes for ticket suspension; RFC 3834). */
function causeInHeaders({ headers, subject }: ReceivedMail): number | undefined {
  const says = (name: string, pattern: RegExp) => pattern.test(headers.get(name) ?? '')
  if (says('x-spam-flag', /^yes/i) || says('x-spam-status', /^yes/i)) return 0
  if (says('content-type', /multipart\/report/i) || headers.has('x-failed-recipients')) return 7
  const isReply = says('auto-submitted', /auto-replied/i) || says('precedence', /auto_reply/i)
  const isAway = headers.has('x-autoreply') || headers.has('x-autorespond') || says('x-auto-response-suppress', /oof/i)
  if (isReply || isAway || /^(?:out of office|automatic reply)\b/i.test(subject)) return 8
  const isMachine = headers.has('auto-submitted') && !says('auto-submitted', /^no\b/i)
  return isMachine || says('precedence', /^(?:bulk|junk|list)\b/i) ? 3 : undefined
}

/** A subject alone is no content: there would be nothing to describe the ticket by. */
function causeInContent({ text, html, files }: ReceivedMail): number | undefined {
  return text === '' && html === null && files.length === 0 ? 11 : undefined
}

/** What a suspended user writes counts as spam (docs: What does "Detected as spam" mean); others write to their own tickets, agents to all. */
function causeInRights({ author, ticket }: Known): number | undefined {
  if (author?.suspended) return 0
  if (!ticket || isTeamMember(author)) return undefined
  if (!author) return 5
  const people = [ticket.requester_id, ...ticket.email_cc_ids, ...ticket.collaborator_ids, ...ticket.follower_ids]
  return people.includes(author.id) ? undefined : 6
}

/** A mail to more people than a ticket can have in copy (docs: Causes for ticket suspension). */
function causeInCopies(account: Account, mail: ReceivedMail): number | undefined {
  const most = account.settings.tickets.ticket_email_ccs_suspension_threshold
  return most != null && copiesOf(account, mail).length > most ? 30 : undefined
}
