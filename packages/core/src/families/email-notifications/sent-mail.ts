import type { EmailNotification } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'
import { ulidOf } from '../../ulid.ts'
import { encodedId } from '../tickets/encoded-id.ts'

/** What a mail is sent for. */
export type Occasion =
  | 'trigger'
  | 'automation'
  | 'comment'
  | 'verification'
  | 'password'
  | 'export'
  | 'view_export'
  | 'audit_log_export'
  | 'target_deactivated'

/** A mail, or a message of another kind, that would have been sent. Texts are the ticket's and the comment's own, as they were then. */
export interface SentMail {
  readonly id: number
  readonly occasion: Occasion
  /** How it would travel, if not by mail: `sms`, or the kind of a target. */
  readonly channel?: string
  /** Whom it comes from, where that is not an address of the account's. */
  readonly sender?: string
  readonly ticket_id: number | null
  readonly comment_id: number | null
  readonly to: readonly Addressee[]
  readonly cc: readonly Addressee[]
  readonly subject: string
  readonly text: string
  readonly brand_id: number | null
  /** Who speaks in it: an agent, or the account itself. */
  readonly author_id: number | null
  readonly created_at: string
}

export interface Addressee {
  /** Null for who is no user of the account. */
  readonly user_id: number | null
  readonly address: string
}

export const sentMails = define<SentMail, EmailNotification>()({
  name: 'email_notifications',
  singular: 'email_notification',
  indexes: {
    id: ({ id }) => id,
    /** Mails alone: what else rules send is no email notification. */
    isOfTicket: ({ ticket_id, channel }) => ticket_id !== null && channel === undefined,
    ticket: ({ ticket_id }) => ticket_id ?? undefined,
    comment: ({ comment_id }) => comment_id ?? undefined,
  },
  orders: {
    created_at: ({ created_at }) => [created_at],
    updated_at: ({ created_at }) => [created_at],
  },
  // The newest first (docs: Email Notifications).
  listedBy: { cursor: '-id', offset: '-id' },
  present: (mail, { origin }) => ({
    url: `${origin}/api/v2/email_notifications/${mail.id}.json`,
    notification_id: mail.id,
    comment_id: mail.comment_id,
    ticket_id: mail.ticket_id,
    email_id: emailIdOf(mail),
    message_id: messageIdOf(mail),
    recipients: [...mail.to, ...mail.cc].flatMap(recipientOf),
    created_at: mail.created_at,
    updated_at: mail.created_at,
  }),
})

const emailIdOf = ({ id, created_at }: SentMail) => ulidOf(Date.parse(created_at), id)

/** Names the ticket by its code, so that an answer finds it (recorded form). */
export function messageIdOf({ id, ticket_id }: SentMail): string {
  return `<${ticket_id === null ? 'MAIL' : encodedId(ticket_id)}_${id.toString(16)}@zendesk.com>`
}

/** Who is no user is not told of. */
function recipientOf({ user_id, address }: Addressee): EmailNotification['recipients'] {
  if (user_id === null) return []
  const delivery_status = { id: 0, name: 'none', code: '0', message: 'nothing failed' }
  return [{ user_id, email_address: address, delivery_status }]
}
