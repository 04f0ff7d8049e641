import type { Ticket, Via } from '@fakedesk/spec'
import type { FieldValue } from '../../custom-fields/custom-field.ts'
import type { CollectionOf } from '../../store/collection.ts'
import { define } from '../../store/definition.ts'
import { type ShownField, shownFields, shownValues } from '../ticket-fields/shown-values.ts'
import type { ticketFields } from '../ticket-fields/ticket-field.ts'
import { encodedId } from './encoded-id.ts'

/** Properties that are worked out when a ticket is shown, or that only side-loads and searches add. */
type Derived =
  | 'url'
  | 'raw_subject'
  | 'custom_fields'
  | 'fields'
  | 'forum_topic_id'
  | 'allow_channelback'
  | 'allow_attachments'
  | 'from_messaging_channel'
  | 'encoded_id'
  | 'satisfaction_probability'
  | 'result_type'
  | 'comment_count'
  | 'dates'
  | 'metric_set'
  | 'metric_events'
  | 'slas'
  | 'incident_counts'
  | 'incident_count'

/** Values of the account's own fields, by the field's id; what was never set is missing. */
export type TicketValues = Readonly<Record<string, FieldValue>>

/** Who deleted a ticket, when, and what it was. */
export interface Deletion {
  readonly actor_id: number | null
  readonly deleted_at: string
  readonly previous_state: string
}

export interface StoredTicket extends Required<Omit<Ticket, Derived>> {
  readonly via: Via
  readonly values: TicketValues
  /** The agent interface and exports look at what has been solved when. */
  readonly solved_at: string | null
  /** When the service closes or archives it, in seconds since 1970; null where it does neither by itself. */
  readonly ages_at: number | null
  /** When automations look at it next, in seconds since 1970; null where none can act on it. */
  readonly automated_at: number | null
  /** Null for a ticket that was not deleted. */
  readonly deletion: Deletion | null
  /** Nothing of it is left but this record. */
  readonly scrubbed: boolean
  /** Closed so long ago that lists leave it out. */
  readonly archived: boolean
  /** The tickets that it follows. */
  readonly followup_source_ids: readonly number[]
  /** Skills that the ticket needs. */
  readonly attribute_value_ids: readonly string[]
  /** The schedule that a rule has set; left out where the account's usual one counts. */
  readonly schedule_id?: number
}

/** The account's own fields in use, in their order. */
type Look = readonly ShownField[]

const isListed = ({ deletion, archived }: StoredTicket) => deletion === null && !archived

export const tickets = define<StoredTicket, Ticket, Look>()({
  name: 'tickets',
  singular: 'ticket',
  alike: ['via', 'tags', 'satisfaction_rating', 'values'],
  indexes: {
    isDeleted: ({ deletion }) => deletion !== null,
    /** What requesters may see at all. */
    isForEndUsers: ({ deletion, is_public }) => deletion === null && is_public,
    /** Deleted, and can be restored. */
    isRestorable: ({ deletion, scrubbed }) => deletion !== null && !scrubbed,
    /** Waits to be closed or archived. */
    isAging: ({ ages_at }) => ages_at != null,
    /** Waits for automations. */
    isAutomated: ({ automated_at }) => automated_at != null,
    isArchived: ({ deletion, archived }) => deletion === null && archived,
    /** Neither deleted nor archived. */
    isListed,
    listedSupport: (ticket) => (isListed(ticket) ? (ticket.support_type ?? 'agent') : undefined),
    listedOrganization: (ticket) => (isListed(ticket) ? ticket.organization_id : undefined),
    organization: ({ deletion, organization_id }) => (deletion ? undefined : organization_id),
    requester: ({ deletion, requester_id }) => (deletion ? undefined : requester_id),
    assignee: ({ deletion, assignee_id }) => (deletion ? undefined : assignee_id),
    group: ({ deletion, group_id }) => (deletion ? undefined : group_id),
    ccd: ({ deletion, email_cc_ids }) => (deletion ? [] : email_cc_ids),
    follower: ({ deletion, follower_ids }) => (deletion ? [] : follower_ids),
    external_id: ({ deletion, external_id }) => (deletion ? undefined : external_id?.toLowerCase()),
    /** The messaging conversation that it came with. */
    conversation: ({ deletion, via }) => (deletion ? undefined : (via.source.from.conversation_id ?? undefined)),
    problem: ({ deletion, problem_id }) => (deletion ? undefined : (problem_id ?? undefined)),
    type: ({ deletion, type }) => (deletion ? undefined : type),
    /** Whether it is still being worked on, done, or closed for good. */
    stage: ({ deletion, status }) => (deletion ? undefined : stageOf(status)),
    status: ({ deletion, status }) => (deletion ? undefined : status),
    brand: ({ brand_id }) => brand_id,
    isOfAiAgent: ({ support_type }) => support_type === 'ai_agent',
    form: ({ ticket_form_id }) => ticket_form_id,
    custom_status: ({ custom_status_id }) => custom_status_id,
    /** The code that mails about it carry. */
    code: ({ deletion, id }) => (deletion ? undefined : encodedId(id)),
    tag: ({ deletion, tags }) => (deletion ? [] : tags),
    /** What an agent who does not see every ticket may see it by: `group 1`, `organization 2`, `person 3`. */
    reach: (ticket) => reachOf(ticket),
  },
  orders: {
    created_at: ({ created_at }) => [created_at],
    updated_at: ({ updated_at }) => [updated_at],
    generated_timestamp: ({ generated_timestamp, created_at }) => [changedAt(generated_timestamp, created_at)],
    deleted_at: ({ deletion }) => [deletion?.deleted_at ?? null],
    status: ({ status }) => [statusRank.indexOf(status)],
    priority: ({ priority }) => [priority === null ? -1 : priorityRank.indexOf(priority)],
    subject: ({ subject }) => [subject?.toLowerCase() ?? null],
    requester: ({ requester_id }) => [requester_id],
    assignee: ({ assignee_id }) => [assignee_id],
    group: ({ group_id }) => [group_id],
    due_at: ({ due_at }) => [due_at],
    ages_at: ({ ages_at }) => [ages_at],
    automated_at: ({ automated_at }) => [automated_at],
  },
  loads: {
    users: (ticket) => [
      ...[ticket.requester_id, ticket.submitter_id, ticket.assignee_id],
      ...[...ticket.collaborator_ids, ...ticket.follower_ids],
    ],
    groups: ({ group_id }) => [group_id],
    organizations: ({ organization_id }) => [organization_id],
    brands: ({ brand_id }) => [brand_id],
    custom_statuses: ({ custom_status_id }) => [custom_status_id],
    ticket_forms: ({ ticket_form_id }) => [ticket_form_id],
    sharing_agreements: ({ sharing_agreement_ids }) => sharing_agreement_ids,
  },
  context: {
    of: ['ticket_fields'],
    read: (account: { readonly ticketFields: CollectionOf<typeof ticketFields> }): Look =>
      shownFields(account.ticketFields.by('active', true).by('isCustom', true).ordered('position')),
  },
  present: (ticket, { origin, context, language }) => {
    const custom_fields = shownValues(context, ticket.values)
    return {
      url: `${origin}/api/v2/tickets/${ticket.id}.json`,
      id: ticket.id,
      external_id: ticket.external_id,
      via: ticket.via,
      created_at: ticket.created_at,
      updated_at: ticket.updated_at,
      generated_timestamp: ticket.generated_timestamp,
      type: ticket.type,
      subject: language.filledIn(ticket.subject),
      raw_subject: ticket.subject,
      description: ticket.description,
      priority: ticket.priority,
      status: ticket.deletion ? 'deleted' : ticket.status,
      recipient: ticket.recipient,
      requester_id: ticket.requester_id,
      submitter_id: ticket.submitter_id,
      assignee_id: ticket.assignee_id,
      organization_id: ticket.organization_id,
      group_id: ticket.group_id,
      collaborator_ids: ticket.collaborator_ids,
      follower_ids: ticket.follower_ids,
      email_cc_ids: ticket.email_cc_ids,
      forum_topic_id: null,
      problem_id: ticket.problem_id,
      has_incidents: ticket.has_incidents,
      is_public: ticket.is_public,
      due_at: ticket.due_at,
      tags: ticket.tags,
      custom_fields,
      satisfaction_rating: ticket.satisfaction_rating,
      sharing_agreement_ids: ticket.sharing_agreement_ids,
      custom_status_id: ticket.custom_status_id,
      encoded_id: encodedId(ticket.id),
      fields: custom_fields,
      followup_ids: ticket.followup_ids,
      ticket_form_id: ticket.ticket_form_id,
      brand_id: ticket.brand_id,
      allow_channelback: false,
      allow_attachments: true,
      from_messaging_channel: ticket.via.channel === 'native_messaging',
      support_type: ticket.support_type,
    }
  },
})

function stageOf(status: string): 'working' | 'solved' | 'closed' {
  return status === 'closed' || status === 'solved' ? status : 'working'
}

/** Lists by status run from new to closed, and searches compare by it. */
export const statusRank: readonly string[] = ['new', 'open', 'pending', 'hold', 'solved', 'closed', 'deleted']
export const priorityRank: readonly string[] = ['low', 'normal', 'high', 'urgent']

/** Exports go by the last change of any kind, which a new ticket tells as 0 (recorded). */
function changedAt(generated: number, created: string): number {
  return generated === 0 ? Date.parse(created) / 1000 : generated
}

function reachOf({ group_id, organization_id, assignee_id, ...people }: StoredTicket): readonly string[] {
  const { requester_id, follower_ids, email_cc_ids } = people
  return [
    ...(group_id === null ? [] : [`group ${group_id}`]),
    ...(organization_id === null ? [] : [`organization ${organization_id}`]),
    ...new Set([assignee_id, requester_id, ...follower_ids, ...email_cc_ids].map((id) => `person ${id}`)),
  ]
}
