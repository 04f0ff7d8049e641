import type { TicketChildEvent, TicketEvent, Via } from '@fakedesk/spec'
import { presentMetadata, type StoredAudit } from '../ticket-audits/audit.ts'
import {
  type AuditEvent,
  type AuditValue,
  type ChangeEvent,
  type CreateEvent,
  isComment,
} from '../ticket-audits/event.ts'
import { eventIdOf } from '../ticket-audits/present-event.ts'
import { channelName } from './channel-name.ts'

/** Gives one event of an audit another form than it usually has in the export. */
type Reshape = (event: AuditEvent, child: TicketChildEvent) => TicketChildEvent

/** An audit as the export of ticket events has it: one child event for each property that became another. */
export function presentTicketEvent(audit: StoredAudit, reshape: Reshape = (_, child) => child): TicketEvent {
  const { system, ...metadata } = presentMetadata(audit.metadata)
  const { client = null, ip_address = null, location = null, latitude = null, longitude = null } = system
  const merged = mergedInto(audit.via)
  return {
    id: audit.id,
    ticket_id: audit.ticket_id,
    timestamp: Date.parse(audit.created_at) / 1000,
    created_at: audit.created_at,
    updater_id: audit.author_id,
    via: channelName(audit.via),
    system: { client, ip_address, location, latitude, longitude },
    metadata,
    event_type: 'Audit',
    child_events: audit.events.map((event, place) => reshape(event, presentChild(audit, event, place))),
    ...(merged && { merged_ticket_ids: merged }),
  }
}

function mergedInto({ source }: Via): readonly number[] | undefined {
  const from: { readonly ticket_ids?: readonly number[] | null } | undefined = source?.from
  return source?.rel === 'merge' ? (from?.ticket_ids ?? undefined) : undefined
}

function presentChild(audit: StoredAudit, event: AuditEvent, place: number): TicketChildEvent {
  const via = event.via ?? audit.via
  const about = { id: eventIdOf(audit, place), via: channelName(via), via_reference_id: ruleOf(via) }
  if (isComment(event)) {
    return { ...about, comment_present: true, comment_public: event.public, event_type: 'Comment' }
  }
  if (event.type !== 'Create' && event.type !== 'Change') return { ...about, event_type: event.type }
  const previous = event.type === 'Change' ? { previous_value: shown(event.field_name, event.previous_value) } : {}
  return { ...about, ...changed(event), event_type: event.type, ...previous }
}

/** The rule that did it. */
function ruleOf({ channel, source }: Via): number | null {
  const id = channel === 'rule' ? source?.from.id : undefined
  return typeof id === 'number' ? id : null
}

/** What the property has become, under its own name; the account's own fields stand together. */
function changed({ field_name: name, value, ...event }: CreateEvent | ChangeEvent): Partial<TicketChildEvent> {
  if (/^\d+$/.test(name)) return { custom_ticket_fields: { [name]: shown(name, value) } }
  if (name !== 'tags') return { [name]: shown(name, value) }
  const [before, after] = [tagsIn('previous_value' in event ? event.previous_value : null), tagsIn(value)]
  return {
    added_tags: after.filter((tag) => !before.includes(tag)),
    removed_tags: before.filter((tag) => !after.includes(tag)),
    tags: after,
  }
}

const tagsIn = (value: AuditValue): string[] => (Array.isArray(value) ? [...value] : [])

/** Audits tell ids by texts; here they are numbers, as those who keep the export store them. */
function shown(name: string, value: AuditValue): string | number | string[] | null {
  if (typeof value === 'string')
    return name.endsWith('_id') && /^\d+$/.test(value) && name !== 'external_id' ? Number(value) : value
  return value === null ? null : [...value]
}
