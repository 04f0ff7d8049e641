import type { Account } from '../../account/account.ts'
import type { AuditEvent, ChangeEvent } from '../ticket-audits/event.ts'
import type { StoredTicket } from '../tickets/ticket.ts'
import type { WrittenEdit } from '../tickets/written-edit.ts'
import { changed, fieldChange, parted } from './changes-told.ts'
import { commentsTold } from './comment-events.ts'
import { slaChanges } from './sla-changes.ts'
import { hasListeners, type Told, tellSubscribers } from './tell-subscribers.ts'
import { capitals, idText, ticketDetail } from './ticket-detail.ts'

/** Tells of a change of a ticket, property by property (docs: Webhook event types > Ticket events). */
export function tellTicketEvents(edit: WrittenEdit): void {
  const { account, before, after, audit } = edit
  if (!hasListeners(account, 'ticket')) return
  const changes = before ? changesTold(edit, before) : [{ name: 'created', event: {} }]
  const all = [...changes, ...commentsTold(account, audit), ...slaChanges(edit)]
  for (const [place, { name, event }] of all.entries()) {
    const sequence = { id: String(audit.id), position: place + 1, total: all.length }
    tellOf(account, after, { name, event: { ...event, meta: { sequence } }, actorId: audit.author_id })
  }
}

/** Who did what, -1 for the service itself. */
interface Deed {
  readonly name: string
  readonly event?: object
  readonly actorId: number
}

/** Tells of what no audit tells of by itself. */
export function tellTicketEvent(account: Account, ticket: StoredTicket, { name, event, actorId }: Deed): void {
  if (!hasListeners(account, 'ticket')) return
  const sequence = { id: account.chance.text(10, '0123456789abcdef'), position: 1, total: 1 }
  tellOf(account, ticket, { name, event: { ...event, meta: { sequence } }, actorId })
}

function tellOf(
  account: Account,
  ticket: StoredTicket,
  { name, event, actorId }: Told & { readonly actorId: number },
): void {
  tellSubscribers(account, { kind: 'ticket', id: ticket.id, name, event, detail: () => ticketDetail(ticket, actorId) })
}

function changesTold({ account, after, audit }: WrittenEdit, before: StoredTicket): readonly Told[] {
  const { from, rel } = audit.via.source
  return [
    ...audit.events.flatMap((event) => changeTold(account, event)),
    ...changed('description_changed', before.description, after.description),
    ...changed('submitter_changed', idText(before.submitter_id), idText(after.submitter_id)),
    ...changed('schedule_changed', idText(before.schedule_id), idText(after.schedule_id)),
    ...(before.deletion === null && after.deletion ? [{ name: 'soft_deleted', event: {} }] : []),
    ...(before.deletion && after.deletion === null ? [{ name: 'undeleted', event: {} }] : []),
    // The tickets that are closed by a merge name the one that they went into, and that one names all of them.
    ...(rel === 'merge' && typeof from.ticket_id === 'number'
      ? [{ name: 'merged', event: { target_ticket_id: String(from.ticket_id) } }]
      : []),
  ]
}

/** The properties whose new and old values are told, by the events that tell of them. */
const properties: Readonly<Record<string, string>> = {
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
}

/** Their values are words of the service's own. */
const inCapitals: ReadonlySet<string> = new Set(['priority', 'type', 'status'])

function changeTold(account: Account, event: AuditEvent): readonly Told[] {
  switch (event.type) {
    case 'Change':
      return propertyTold(account, event)
    case 'EmailCcChange':
    case 'FollowersChange': {
      const name = event.type === 'EmailCcChange' ? 'email_ccs_changed' : 'followers_changed'
      const [users_added, users_removed] = parted(event.current, event.previous)
      return [{ name, event: { users_added, users_removed } }]
    }
    case 'SatisfactionRating':
      return [
        {
          name: 'csat_received',
          event: { satisfaction_score: { score: capitals(event.score), comment: event.body } },
        },
      ]
    default:
      return []
  }
}

function propertyTold(account: Account, { field_name, value, previous_value }: ChangeEvent): readonly Told[] {
  if (field_name === 'tags') {
    const [tags_added, tags_removed] = parted([value ?? []].flat(), [previous_value ?? []].flat())
    return [{ name: 'tags_changed', event: { tags_added, tags_removed } }]
  }
  if (field_name === 'satisfaction_score') return value === 'offered' ? [{ name: 'csat_requested', event: {} }] : []
  const field = account.ticketFields.get(Number(field_name))
  if (field) return [{ name: 'custom_field_changed', event: fieldChange(field, value, previous_value) }]
  const name = Object.hasOwn(properties, field_name) ? properties[field_name] : undefined
  if (name === undefined) return []
  const told = (text: typeof value) => (inCapitals.has(field_name) && typeof text === 'string' ? capitals(text) : text)
  return [{ name, event: { current: told(value), previous: told(previous_value) } }]
}
