import type { Account } from '../../account/account.ts'
import { type AuditEvent, isComment } from '../ticket-audits/event.ts'
import { textsOf } from '../ticket-comments/comment-text.ts'
import { commentsIn } from '../ticket-comments/comments-of.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { WrittenEdit } from '../tickets/written-edit.ts'
import { ticketEvent } from './event-types.ts'

/** Something that has happened to a ticket, in the form in which webhooks are told. */
export interface TicketEvent {
  readonly type: string
  /** Written only for who subscribes. */
  readonly payload: () => object
}

interface Happening {
  readonly name: string
  readonly event: object
}

/** Changes of these properties, by the events that tell of them. Ids are texts, 0 for none (docs: Webhook event types). */
const changes: Readonly<Record<string, string>> = {
  subject: 'subject_changed',
  requester_id: 'requester_changed',
  priority: 'priority_changed',
  type: 'type_changed',
  status: 'status_changed',
  organization_id: 'organization_changed',
  brand_id: 'brand_changed',
  ticket_form_id: 'form_changed',
  custom_status_id: 'custom_status_changed',
  assignee_id: 'agent_assignment_changed',
  group_id: 'group_assignment_changed',
  problem_id: 'problem_link_changed',
  due_at: 'task_due_at_changed',
  external_id: 'external_id_changed',
  tags: 'tags_changed',
}

export function ticketEventsOf(edit: WrittenEdit): readonly TicketEvent[] {
  const happenings = edit.before ? changesOf(edit) : [{ name: 'created', event: {} }]
  const all = [...happenings, ...commentsAdded(edit)]
  return all.map(({ name, event }, place) => ({
    type: ticketEvent(name),
    payload: () => payloadOf(edit, name, { ...event, meta: sequenceOf(edit, place, all.length) }),
  }))
}

const sequenceOf = ({ audit }: WrittenEdit, place: number, total: number) => ({
  sequence: { id: String(audit.id), position: place + 1, total },
})

function changesOf({ audit }: WrittenEdit): readonly Happening[] {
  return audit.events.flatMap((event) => {
    if (event.type !== 'Change') return peopleChange(event)
    const { field_name, value, previous_value } = event
    const name = changes[field_name] ?? (/^\d+$/.test(field_name) ? 'custom_field_changed' : undefined)
    if (name === undefined) return []
    const told = (text: typeof value) => (field_name === 'status' ? upper(text) : text)
    const field = name === 'custom_field_changed' ? { field: { id: field_name } } : {}
    return [{ name, event: { current: told(value), previous: told(previous_value), ...field } }]
  })
}

function peopleChange(event: AuditEvent): readonly Happening[] {
  if (event.type !== 'EmailCcChange' && event.type !== 'FollowersChange') return []
  const name = event.type === 'EmailCcChange' ? 'email_ccs_changed' : 'followers_changed'
  return [{ name, event: { current: event.current, previous: event.previous } }]
}

function commentsAdded({ audit, account }: WrittenEdit): readonly Happening[] {
  return commentsIn(audit).flatMap(({ id, event }) => {
    if (!isComment(event)) return []
    const author = account.users.get(event.author_id)
    const comment = {
      id: String(id),
      body: textsOf(event).plain_body,
      is_public: event.public,
      author: { id: String(event.author_id), name: author?.name ?? '', is_staff: author?.role !== 'end-user' },
    }
    return [{ name: 'comment_added', event: { comment } }]
  })
}

function payloadOf({ account, after, audit }: WrittenEdit, name: string, event: object): object {
  return {
    account_id: account.id,
    id: uuid(account),
    type: ticketEvent(name),
    subject: `zen:ticket:${after.id}`,
    time: account.now,
    zendesk_event_version: '2022-11-06',
    detail: detailOf(after, audit.author_id),
    event,
  }
}

/** Like the ones that the service gives, from the account's own chance. */
function uuid({ chance }: Account): string {
  const hex = (length: number) => chance.text(length, '0123456789abcdef')
  return `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`
}

const text = (id: number | null | undefined) => String(id ?? 0)
const upper = (word: unknown) => (typeof word === 'string' ? word.toUpperCase() : word)

/** Ids are texts, and words in capitals. */
function detailOf(ticket: StoredTicket, actorId: number): object {
  const { status, priority, type } = ticket
  return {
    actor_id: String(actorId),
    assignee_id: text(ticket.assignee_id),
    brand_id: text(ticket.brand_id),
    created_at: ticket.created_at,
    custom_status: text(ticket.custom_status_id),
    description: ticket.description ?? '',
    external_id: ticket.external_id ?? '',
    form_id: text(ticket.ticket_form_id),
    group_id: text(ticket.group_id),
    id: String(ticket.id),
    is_public: ticket.is_public,
    organization_id: text(ticket.organization_id),
    priority: upper(priority) ?? '',
    requester_id: text(ticket.requester_id),
    status: upper(status),
    subject: ticket.subject ?? '',
    submitter_id: text(ticket.submitter_id),
    tags: ticket.tags,
    type: upper(type) ?? '',
    updated_at: ticket.updated_at,
    via: { channel: ticket.via.channel },
  }
}
