import type { SuspendedTicket } from '@fakedesk/spec'
import type { Message } from '../../mail/message.ts'
import { viaOfMail } from '../../mail/via-of-mail.ts'
import { define } from '../../store/definition.ts'
import { type Files, filesContext, presentFile } from '../attachments/attachment.ts'
import { causes } from './cause.ts'

/** A mail that was held back. */
export interface StoredSuspendedTicket extends Message {
  readonly id: number
  readonly cause_id: number
  /** The sender, where it is somebody whom the account knows. */
  readonly author_id: number | null
  /** The ticket that it answers. */
  readonly ticket_id: number | null
  /** Why it could not be recovered, when somebody last tried. */
  readonly error_messages: SuspendedTicket['error_messages']
  readonly created_at: string
  readonly updated_at: string
}

export const suspendedTickets = define<StoredSuspendedTicket, SuspendedTicket, Files>()({
  name: 'suspended_tickets',
  singular: 'suspended_ticket',
  indexes: { attachment: ({ attachment_ids }) => attachment_ids },
  orders: {
    author_email: ({ from }) => [from.address.toLowerCase()],
    cause: ({ cause_id }) => [causes[cause_id] ?? ''],
    created_at: ({ created_at }) => [created_at],
    subject: ({ subject }) => [subject.toLowerCase()],
  },
  // There are few, so their texts need not outlive a change of any file.
  context: { ...filesContext, of: ['attachments'] },
  present: (held, view) => ({
    url: `${view.origin}/api/v2/suspended_tickets/${held.id}.json`,
    id: held.id,
    author: { id: held.author_id, name: held.from.name, email: held.from.address },
    subject: held.subject,
    content: held.text,
    content_html: held.html,
    cause: causes[held.cause_id] ?? '',
    cause_id: held.cause_id,
    error_messages: held.error_messages,
    message_id: held.message_id,
    ticket_id: held.ticket_id,
    recipient: held.to.address,
    brand_id: held.brand_id,
    attachments: held.attachment_ids.flatMap((id) => {
      const file = view.context.attachments.get(id)
      return file ? [presentFile(file, view)] : []
    }),
    created_at: held.created_at,
    updated_at: held.updated_at,
    via: viaOfMail(held),
  }),
})
