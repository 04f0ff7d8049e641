import type { CommentWrite } from '@fakedesk/spec'
import type { Account } from '../account/account.ts'
import { type Actor, isTeamMember } from '../account/actor.ts'
import { newUpload } from '../families/attachments/change-upload.ts'
import { changeTicket } from '../families/tickets/change-ticket.ts'
import type { Edited } from '../families/tickets/finish-draft.ts'
import { openTicket } from '../families/tickets/open-ticket.ts'
import type { StoredTicket } from '../families/tickets/ticket.ts'
import type { Edit } from '../families/tickets/ticket-draft.ts'
import type { StoredUser } from '../families/users/user.ts'
import type { Message } from './message.ts'
import { viaOfMail } from './via-of-mail.ts'

/** Adds the message to the ticket that it answers, or makes one of it. Throws `invalid`. */
export function deliver(account: Account, message: Message, author: StoredUser, answered?: StoredTicket): Edited {
  return answered ? answerByMail(account, message, author, answered) : openFromMail(account, message, author)
}

/** Its author is the requester. */
function openFromMail(account: Account, message: Message, author: StoredUser): Edited {
  return openTicket(editBy(account, message, author), opening(account, message, author))
}

/** An answer to a closed ticket is a follow-up (docs: Tickets > Follow-ups). */
function answerByMail(account: Account, message: Message, author: StoredUser, ticket: StoredTicket): Edited {
  const edit = editBy(account, message, author)
  if (ticket.status === 'closed') {
    return openTicket(edit, { ...opening(account, message, author), via_followup_source_id: ticket.id })
  }
  const email_ccs = copies(account, message)
  return changeTicket(edit, ticket, {
    comment: commentOf(account, message, author),
    ...(email_ccs.length > 0 && { email_ccs }),
  })
}

function opening(account: Account, message: Message, author: StoredUser) {
  const email_ccs = copies(account, message)
  return {
    subject: message.subject,
    requester_id: author.id,
    submitter_id: author.id,
    recipient: message.to.address,
    comment: commentOf(account, message, author),
    ...(message.brand_id !== null && { brand_id: message.brand_id }),
    ...(email_ccs.length > 0 && { email_ccs }),
  }
}

/** By mail, and with its `Message-ID` in the audit (recorded). */
function editBy(account: Account, message: Message, author: StoredUser): Edit {
  const actor: Actor = { id: author.id, role: author.role, signedBy: 'nothing' }
  const { message_id } = message
  return {
    account,
    actor,
    via: viaOfMail(message),
    metadata: { client: null, system: { message_id } },
    isMail: true,
  }
}

/** What agents write by mail is public where the account says so (`tickets.email_comments_public`). */
function commentOf(account: Account, message: Message, author: StoredUser): CommentWrite {
  const { text, html, attachment_ids } = message
  const uploads = attachment_ids.length > 0 ? [newUpload(account, author.id, attachment_ids).id] : []
  const isPublic = !isTeamMember(author) || account.settings.tickets.email_comments_public
  return { ...(html === null ? { body: text } : { html_body: html }), author_id: author.id, public: isPublic, uploads }
}

/** Whoever is in copy of the mail is in copy of the ticket, where the account has copies at all. */
function copies({ settings }: Account, { ccs }: Message) {
  return settings.tickets.comment_email_ccs_allowed ? ccs.map((user_email) => ({ user_email })) : []
}
