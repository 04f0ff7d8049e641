import { listText, sideLoadsOf } from '../../pipeline/loads.ts'
import { countComments } from '../ticket-comments/comments-of.ts'
import type { StoredTicket } from './ticket.ts'

export const ticketsSideLoads = sideLoadsOf<StoredTicket>()({
  /** One audit a ticket: its latest. */
  last_audits: (tickets, asked) => {
    const { audits } = asked.account
    const latest = tickets.flatMap(({ id }) => audits.by('ticket', id).ordered('id', 'desc').first() ?? [])
    return listText(audits, latest, asked)
  },
  comment_count: { within: ({ id }, { account }) => ({ comment_count: countComments(account, id) }) },
  incident_counts: { within: ({ id }, { account }) => ({ incident_counts: account.tickets.by('problem', id).size }) },
})
