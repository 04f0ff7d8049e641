import { type Call, shown } from '../../operation.ts'
import { findTicket, visibleTickets } from './visible-tickets.ts'

/** What hangs together with a ticket. */
export function relatedTo({ account, actor, path, origin }: Call<'TicketRelatedInformation'>) {
  const { id, archived, followup_source_ids } = findTicket(account, actor, path.ticket_id)
  return shown({
    url: `${origin}/api/v2/tickets/${id}/related.json`,
    topic_id: null,
    jira_issue_ids: [],
    followup_source_ids,
    from_archive: archived,
    incidents: visibleTickets(account, actor).by('problem', id).size,
  })
}
