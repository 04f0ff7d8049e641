import { work } from '../../work/work.ts'
import { theService } from './follow-people.ts'
import { openTicket } from './open-ticket.ts'
import { speakerOf } from './speaker-of.ts'
import { openSideTicket } from './ticket-works.ts'
import { viaOf } from './via.ts'

/**
 * Opens the ticket that a rule has made of a side conversation. No trigger runs over it, so that none can call itself
 * into being without end.
 */
export const openSideTicketWork = work<{
  readonly parent: number
  readonly group: number
  readonly subject: string
  readonly text: string
}>({
  ...openSideTicket,
  run(account, { parent, group, subject, text }) {
    const ticket = account.tickets.get(parent)
    if (!ticket) return
    const from = { ticket_id: parent, subject: ticket.subject, channel: ticket.via.channel }
    const via = viaOf('side_conversation', { from })
    const author_id = speakerOf({ account, ticket })
    const group_id = account.groups.get(group)?.deleted === false ? group : null
    openTicket(
      { account, actor: theService, via, metadata: { client: null }, isSilent: true },
      { subject, requester_id: author_id, submitter_id: author_id, comment: { body: text, author_id }, group_id },
    )
  },
})
