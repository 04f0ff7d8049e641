import type { Handlers } from '../../operation.ts'
import { editOf } from '../tickets/edit-of.ts'
import { importTicket } from '../tickets/import-ticket.ts'
import { showEdited } from '../tickets/show-edited.ts'
import { importManyTickets } from './bulk-import.ts'

export const ticketImportOperations = {
  TicketImport: (call) =>
    showEdited(
      call,
      importTicket(editOf(call), call.body.ticket, { archive: call.query.archive_immediately ?? false }),
    ),
  TicketBulkImport: (call) =>
    importManyTickets(editOf(call), call.body.tickets, call.query.archive_immediately ?? false),
} satisfies Handlers<'ticket-import'>
