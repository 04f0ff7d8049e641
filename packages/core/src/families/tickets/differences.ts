import type { Via } from '@fakedesk/spec'
import type { FieldValue } from '../../custom-fields/custom-field.ts'
import { isDeepEqual } from '../../store/deep-equal.ts'
import type { AuditEvent, AuditValue } from '../ticket-audits/event.ts'
import type { StoredTicket } from './ticket.ts'

/** The properties that audits tell of, in the order of their events (recorded). */
const audited = [
  'subject',
  'requester_id',
  'priority',
  'type',
  'status',
  'organization_id',
  'brand_id',
  'ticket_form_id',
  'custom_status_id',
  'assignee_id',
  'group_id',
  'problem_id',
  'due_at',
  'external_id',
  'tags',
] as const satisfies readonly (keyof StoredTicket)[]

/** The events that tell how a ticket became another: `Create` for what a new one has, `Change` for what differs. */
export function differencesOf(
  before: StoredTicket | undefined,
  after: StoredTicket,
  cause: Via | undefined,
): readonly AuditEvent[] {
  const tell = (field_name: string, old: unknown, now: unknown): AuditEvent[] => {
    const [previous_value, value] = [auditValue(old), auditValue(now)]
    if (isDeepEqual(previous_value, value)) return []
    const via = cause && { via: cause }
    return before
      ? [{ type: 'Change', field_name, value, previous_value, ...via }]
      : isNothing(value)
        ? []
        : [{ type: 'Create', field_name, value, ...via }]
  }
  return [
    ...audited.flatMap((property) => tell(property, before?.[property], after[property])),
    ...(isOffered(before, after) ? tell('satisfaction_score', 'unoffered', 'offered') : []),
    ...valueIds(before, after).flatMap((id) => tell(id, before?.values[id], after.values[id])),
    ...peopleChange('EmailCcChange', before?.email_cc_ids, after.email_cc_ids, cause),
    ...peopleChange('FollowersChange', before?.follower_ids, after.follower_ids, cause),
  ]
}

/** A rating that is asked for is told under the name that rules use (docs: Actions reference); one that is given, by its own event. */
const isOffered = (before: StoredTicket | undefined, after: StoredTicket) =>
  before?.satisfaction_rating?.score === 'unoffered' && after.satisfaction_rating?.score === 'offered'

const isNothing = (value: AuditValue) => value === null || value.length === 0

function valueIds(before: StoredTicket | undefined, after: StoredTicket): readonly string[] {
  if (before?.values === after.values) return []
  return [...new Set([...Object.keys(before?.values ?? {}), ...Object.keys(after.values)])]
}

/** Texts, null or lists; never numbers. A ticked box is "1". */
function auditValue(value: unknown): AuditValue {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? '1' : '0'
  return Array.isArray(value) ? value.map(String) : String(value satisfies unknown as FieldValue)
}

function peopleChange(
  type: 'EmailCcChange' | 'FollowersChange',
  before: readonly number[] = [],
  after: readonly number[],
  cause: Via | undefined,
): readonly AuditEvent[] {
  if (isDeepEqual(before, after)) return []
  return [{ type, current: after.map(String), previous: before.map(String), ...(cause && { via: cause }) }]
}
