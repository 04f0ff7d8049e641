import type { Via } from '@fakedesk/spec'
import { noteMail } from '../../families/email-notifications/send-mail.ts'
import type { SentMail } from '../../families/email-notifications/sent-mail.ts'
import type { TicketDraft } from '../../families/tickets/ticket-draft.ts'

type Sent = Pick<SentMail, 'channel' | 'sender' | 'to' | 'subject' | 'text'>

/** Notes what a rule sends to places that need not be users of the account, in a change that is being made. */
export function sendByRule({ account, actor, ticket }: TicketDraft, cause: Via, sent: Sent): void {
  noteMail(account, {
    ...sent,
    occasion: cause.source.rel === 'automation' ? 'automation' : 'trigger',
    cc: [],
    ticket_id: ticket.id,
    comment_id: null,
    brand_id: ticket.brand_id,
    author_id: actor.id,
  })
}
