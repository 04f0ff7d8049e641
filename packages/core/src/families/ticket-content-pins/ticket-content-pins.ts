import { listedProblem, notFound } from '../../errors.ts'
import type { Call, Handlers } from '../../operation.ts'
import { ulid } from '../../ulid.ts'
import { findTicket, maySee } from '../tickets/visible-tickets.ts'
import type { StoredContentPin } from './content-pin.ts'

export const ticketContentPinsOperations = {
  ListTicketContentPins: (call) => {
    const pins = call.account.contentPins.list(pinsSeen(call))
    return { ...pins, beside: { count: pins.size } }
  },
  CreateTicketContentPin: (call) => {
    const { account, actor } = call
    const given = call.body.ticket_content_pin
    for (const name of ['content_id', 'content_type'] as const) {
      if (!given[name]?.trim()) throw listedProblem(422, 'BlankValue', `${name} cannot be blank`)
    }
    const ticket = findTicket(account, actor, numberIn(given.ticket_id))
    const { content_id, content_type, locale = null } = given
    const same = account.contentPins.by('content', `${content_type} ${content_id}`).by('ticket', ticket.id)
    if (same.size > 0) throw listedProblem(409, 'Conflict', 'The content is pinned to the ticket already')
    const pin = { id: ulid(account), ticket_id: ticket.id, content_id, content_type, locale }
    const made = account.contentPins.insert({ ...pin, account_number: account.id, created_at: account.now })
    return account.contentPins.show(made, call)
  },
  DeleteTicketContentPin: (call) => {
    const { account, actor, path } = call
    const pin = account.contentPins.find(path.content_pin_id)
    findTicket(account, actor, pin.ticket_id)
    account.contentPins.delete(pin)
    return account.contentPins.show(pin, call)
  },
} satisfies Handlers<'ticket-content-pins'>

/** Those of one ticket, or of all that the caller sees. */
function pinsSeen({ account, actor, query }: Call<'ListTicketContentPins'>): readonly StoredContentPin[] {
  const { contentPins, tickets } = account
  if (query.ticket_id !== undefined) {
    const ticket = findTicket(account, actor, numberIn(query.ticket_id))
    return [...contentPins.by('ticket', ticket.id).ordered('created_at')]
  }
  return Array.from(contentPins.rows.ordered('created_at')).filter(({ ticket_id }) => {
    const ticket = tickets.get(ticket_id)
    return ticket && !ticket.deletion && maySee(account, actor, ticket)
  })
}

/** The id that a text names. Throws `notFound` for none and any other text, as for a ticket that there is not. */
function numberIn(text: string | undefined): number {
  if (!/^\d+$/.test(text ?? '')) throw notFound()
  return Number(text)
}
