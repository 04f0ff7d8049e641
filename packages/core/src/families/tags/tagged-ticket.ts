import { demand } from '../../account/permissions.ts'
import { finishDraft } from '../tickets/finish-draft.ts'
import { setTags } from '../tickets/read-tags.ts'
import { type Edit, TicketDraft } from '../tickets/ticket-draft.ts'
import { findTicket } from '../tickets/visible-tickets.ts'
import type { Tagged } from './change-tags.ts'

/** A ticket with its tags, which may change on a closed one too (docs: Tags). Throws `notFound`. */
export function taggedTicket(edit: Edit, ticketId: number): Tagged {
  const { account, actor } = edit
  const ticket = findTicket(account, actor, ticketId)
  return {
    tags: ticket.tags,
    updated_at: ticket.updated_at,
    demandRetag: () => demand(account, actor, 'ticket_tag_editing'),
    retag(tags) {
      const draft = new TicketDraft(edit, ticket, ticket)
      setTags(draft, tags)
      finishDraft(draft)
    },
  }
}
