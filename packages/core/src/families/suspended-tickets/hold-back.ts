import type { Account } from '../../account/account.ts'
import { day } from '../../account/days-ago.ts'
import type { Message } from '../../mail/message.ts'
import { schedule } from '../../work/schedule.ts'
import { work } from '../../work/work.ts'
import { forgetAttachment } from '../attachments/forget-attachment.ts'
import type { StoredSuspendedTicket } from './suspended-ticket.ts'

/** Mails are held for 14 days (docs: Suspended Tickets). */
const heldFor = 14 * day

interface Cause {
  readonly cause_id: number
  readonly author_id?: number | null
  readonly ticket_id?: number | null
}

/** Keeps a mail apart, for somebody to look at. */
export function holdBack(
  account: Account,
  message: Message,
  { cause_id, author_id = null, ticket_id = null }: Cause,
): StoredSuspendedTicket {
  const { now } = account
  const known = { cause_id, author_id, ticket_id, error_messages: null }
  const held = { ...message, id: account.ids.next(), ...known, created_at: now, updated_at: now }
  schedule(account, forgetHeld, heldFor, { id: held.id })
  return account.suspendedTickets.insert(held)
}

/** Deletes it for good, with its files. */
export function discardHeld(account: Account, held: StoredSuspendedTicket): void {
  account.suspendedTickets.delete(held)
  for (const id of held.attachment_ids) {
    const file = account.attachments.get(id)
    if (file) forgetAttachment(account, file)
  }
}

export const forgetHeld = work<{ readonly id: number }>({
  kind: 'forget_suspended_ticket',
  run(account, { id }) {
    const held = account.suspendedTickets.get(id)
    if (held) discardHeld(account, held)
  },
})
