import { custom } from '../../search/custom-field.ts'
import { searchable } from '../../search/searchable.ts'
import { lastSaid, ticketsSaying, wordsSaid } from './search-comments.ts'
import { ticketSearchFields, ticketsHolding, ticketTexts } from './search-fields.ts'
import { priorityRank, type StoredTicket, statusRank } from './ticket.ts'
import { visibleTickets } from './visible-tickets.ts'

export const searchableTickets = searchable<StoredTicket>({
  type: 'ticket',
  collection: (account) => account.tickets,
  rows: (account, actor) => visibleTickets(account, actor),
  texts: ticketTexts,
  indexed: { name: 'ticket', texts: ticketTexts },
  wordsBeside: ({ id }, { account }) => wordsSaid(account, id, 'all'),
  holdersBeside: (looked, account) => ticketsSaying(account, looked, 'all'),
  named: (word) => (/^#?\d+$/.test(word) ? Number(word.replace('#', '')) : undefined),
  fields: ticketSearchFields('all'),
  customField: (key) => {
    const [, id] = /^custom_field_(\d+)$/.exec(key) ?? []
    return id === undefined ? undefined : custom(({ values }) => values[id], ticketsHolding)
  },
  orders: {
    status: ({ status }) => statusRank.indexOf(status),
    priority: ({ priority }) => (priority === null ? null : priorityRank.indexOf(priority)),
    ticket_type: ({ type }) => type,
    commented: ({ id }, account) => lastSaid(account, id),
  },
})
