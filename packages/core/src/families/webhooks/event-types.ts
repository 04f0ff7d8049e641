/** The types of events that exist, by what they are of (docs: Webhook event types). */
const names = {
  organization: ['created', 'custom_field_changed', 'deleted', 'external_id_changed', 'name_changed', 'tags_changed'],
  ticket: [
    ...['agent_assignment_changed', 'attachment_linked_to_comment', 'attachment_redacted_from_comment'],
    ...['brand_changed', 'comment_added', 'comment_made_private', 'comment_redacted', 'created', 'csat_received'],
    ...['csat_requested', 'custom_field_changed', 'custom_status_changed', 'description_changed'],
    ...['email_ccs_changed', 'external_id_changed', 'followers_changed', 'form_changed', 'group_assignment_changed'],
    ...['marked_as_spam', 'merged', 'next_sla_breach_changed', 'ola_policy_changed', 'organization_changed'],
    ...['permanently_deleted', 'priority_changed', 'problem_link_changed', 'requester_changed', 'schedule_changed'],
    ...['sla_policy_changed', 'soft_deleted', 'status_changed', 'subject_changed', 'submitter_changed'],
    ...['tags_changed', 'task_due_at_changed', 'type_changed', 'undeleted'],
  ],
  user: [
    ...['active_changed', 'alias_changed', 'created', 'custom_field_changed', 'custom_role_changed'],
    ...['default_group_changed', 'deleted', 'details_changed', 'external_id_changed', 'group_membership_created'],
    ...['group_membership_deleted', 'identity_changed', 'identity_created', 'identity_deleted', 'last_login_changed'],
    ...['merged', 'name_changed', 'notes_changed', 'only_private_comments_changed'],
    ...['organization_membership_created', 'organization_membership_deleted', 'password_changed', 'photo_changed'],
    ...['role_changed', 'suspended_changed', 'tags_changed', 'time_zone_changed'],
  ],
}

const ofSupport: ReadonlySet<string> = new Set(
  Object.entries(names).flatMap(([kind, list]) => list.map((name) => `${kind}.${name}`)),
)

/** What events are of, as far as they happen here. */
export type EventKind = keyof typeof names

/** Whose events exist, too, and never happen here. */
const elsewhere = /^(?:article|community_post|agent|messaging_ticket|conversation)\.\w+$/

const prefix = 'zen:event-type:'

export function isEventType(type: string): boolean {
  const name = type.startsWith(prefix) ? type.slice(prefix.length) : ''
  return ofSupport.has(name) || elsewhere.test(name)
}

/** All that is told of here, as webhooks name it. */
export const allEventTypes: readonly string[] = Array.from(ofSupport, (name) => prefix + name)

export const eventType = (kind: EventKind, name: string) => `${prefix}${kind}.${name}`

/** What the subscription is to events of: `ticket` of `zen:event-type:ticket.created`. */
export const kindOfEvents = (subscription: string) =>
  subscription.startsWith(prefix) ? subscription.slice(prefix.length).split('.', 1).join('') : undefined
