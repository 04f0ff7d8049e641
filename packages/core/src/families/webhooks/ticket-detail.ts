import type { StoredTicket } from '../tickets/ticket.ts'

/** The `detail` of ticket events: ids are texts, words stand in capitals, and what there is none of is null (reported). */
export function ticketDetail(ticket: StoredTicket, actorId: number): object {
  return {
    actor_id: String(actorId),
    assignee_id: idText(ticket.assignee_id),
    brand_id: idText(ticket.brand_id),
    created_at: ticket.created_at,
    custom_status: idText(ticket.custom_status_id),
    description: ticket.description,
    external_id: ticket.external_id,
    form_id: idText(ticket.ticket_form_id),
    group_id: idText(ticket.group_id),
    id: String(ticket.id),
    is_public: ticket.is_public,
    organization_id: idText(ticket.organization_id),
    priority: capitals(ticket.priority),
    requester_id: idText(ticket.requester_id),
    status: capitals(statusOf(ticket)),
    subject: ticket.subject,
    submitter_id: idText(ticket.submitter_id),
    tags: ticket.tags.length > 0 ? ticket.tags : null,
    type: capitals(ticket.type),
    updated_at: ticket.updated_at,
    via: { channel: channels[ticket.via.channel] ?? ticket.via.channel },
  }
}

export const idText = (id: number | null | undefined) => (id == null ? null : String(id))

export const capitals = (word: string | null | undefined) => word?.toUpperCase() ?? null

function statusOf({ scrubbed, deletion, status }: StoredTicket): string {
  if (scrubbed) return 'scrubbed'
  return deletion ? 'deleted' : status
}

/** Events call channels by names of their own, where the API's differ (reported). */
const channels: Readonly<Record<string, string>> = {
  api: 'web_service',
  email: 'mail',
  help_center: 'helpcenter',
  web: 'web_form',
}
