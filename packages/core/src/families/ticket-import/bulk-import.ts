import type { TicketImport } from '@fakedesk/spec'
import { readItems } from '../../read-ids.ts'
import { job } from '../job-statuses/define-job.ts'
import { startJob } from '../job-statuses/start-job.ts'
import { editOf } from '../tickets/edit-of.ts'
import { importTicket } from '../tickets/import-ticket.ts'
import type { Edit } from '../tickets/ticket-draft.ts'

export function importManyTickets(edit: Edit, tickets: readonly TicketImport[], archive: boolean) {
  const client = edit.metadata.client ?? ''
  const items = readItems(tickets).map((ticket) => ({ ticket, archive, client }))
  return startJob(edit.account, edit.actor, importManyTicketsJob, items)
}

export interface Import {
  readonly ticket: TicketImport
  readonly archive: boolean
  readonly client: string
}

export const importManyTicketsJob = job<Import>({
  kind: 'import_many_tickets',
  type: 'Bulk Import Ticket',
  verb: 'Importing ticket',
  failure: 'TicketCreateFailed',
  item({ account, actor, index }, { ticket: given, archive, client }) {
    const { ticket } = importTicket(editOf({ account, actor, client }), given, { archive })
    return { index, id: ticket.id, account_id: account.id }
  },
})
