import type { Account } from '../../account/account.ts'
import { isTeamMember } from '../../account/actor.ts'

/** A record of any kind, as it is kept. */
export type AnyRecord = Readonly<Record<string, unknown>>

/** How changes of one kind of record are told in the audit log. */
export interface Configuration {
  /** The kind, as `filter[source_type]` names it. */
  readonly type: string
  /** Another name that the filter takes for it. */
  readonly alias?: string
  /** What the record is called by. */
  readonly label: (record: AnyRecord, account: Account) => string
  /** The properties whose changes are told; all but ids, times and secrets where it is left out. */
  readonly told?: readonly string[] | ((before: AnyRecord, after: AnyRecord) => readonly string[])
  /** The records that are configuration; all where it is left out. */
  readonly only?: (record: AnyRecord, account: Account) => boolean
}

const by =
  (property: string, kind?: string) =>
  (record: AnyRecord): string =>
    `${kind ? `${kind}: ` : ''}${record[property] ?? ''}`

/** The person whom a record is about. */
const personOf = ({ user_id }: AnyRecord, account: Account) => account.users.get(Number(user_id))

const ofPerson = (record: AnyRecord, account: Account) => personOf(record, account)?.name ?? ''

const ofMembership = (record: AnyRecord, account: Account) =>
  `${ofPerson(record, account)}: ${account.groups.get(Number(record.group_id))?.name ?? ''}`

/** Triggers, automations, macros and views are all rules (docs: Audit Logs); clients filter by their own names, too. */
const rule = (alias: string, kind: string): Configuration => ({ type: 'rule', alias, label: by('title', kind) })

/**
 * The collections whose changes the audit log tells of, by their names. The kinds are the service's where clients filter
 * by them (`sla/policy`, `permission_set`, as in Salto's adapter); those of the others are their singulars.
 */
const kinds: Readonly<Record<string, Configuration>> = {
  api_tokens: { type: 'apitoken', alias: 'api_token', label: () => 'API token' },
  automations: rule('automation', 'Automation'),
  brands: { type: 'brand', label: by('name') },
  custom_roles: { type: 'permission_set', alias: 'custom_role', label: by('name') },
  custom_statuses: { type: 'custom_status', label: by('agent_label') },
  deletion_schedules: { type: 'deletion_schedule', label: by('title') },
  group_memberships: { type: 'membership', alias: 'group_membership', label: ofMembership, told: ['default'] },
  group_sla_policies: { type: 'group_sla_policy', label: by('title') },
  groups: { type: 'group', label: by('name') },
  holidays: { type: 'zendesk/business_hours/holiday', alias: 'holiday', label: by('name') },
  identities: {
    type: 'user_identity',
    label: (record, account) => `${ofPerson(record, account)}: ${record.value}`,
    told: ['value', 'verified', 'primary'],
    only: (record, account) => isTeamMember(personOf(record, account)),
  },
  // Of dynamic content.
  items: { type: 'dynamic_content_item', label: by('name') },
  macros: rule('macro', 'Macro'),
  oauth_clients: { type: 'oauth_client', label: by('name') },
  oauth_tokens: { type: 'oauth_token', label: ofPerson, told: ['scopes', 'expires_at'] },
  object_triggers: { type: 'object_trigger', label: by('title') },
  organization_fields: { type: 'custom_field/field', alias: 'organization_field', label: by('title') },
  organizations: { type: 'organization', label: by('name') },
  recipient_addresses: { type: 'recipient_address', label: by('email') },
  satisfaction_reasons: { type: 'satisfaction_reason', label: by('value') },
  schedules: { type: 'zendesk/business_hours/workweek', alias: 'schedule', label: by('name') },
  sharing_agreements: { type: 'sharing_agreement', label: by('name') },
  sla_policies: { type: 'sla/policy', alias: 'sla_policy', label: by('title') },
  targets: { type: 'target', label: by('title') },
  ticket_fields: { type: 'ticket_field', label: by('title') },
  ticket_forms: { type: 'ticket_form', label: by('name') },
  trigger_categories: { type: 'trigger_category', label: by('name') },
  triggers: rule('trigger', 'Trigger'),
  user_fields: { type: 'custom_field/field', alias: 'user_field', label: by('title') },
  users: {
    type: 'user',
    label: by('name'),
    only: (user) => user.role === 'admin' || user.role === 'agent',
    told: toldOfUser,
  },
  views: rule('view', 'View'),
  webhooks: { type: 'webhook', label: by('name') },
  workspaces: { type: 'workspace', label: by('title') },
}

/** What follows from another role is not told beside it: clients read roles from a description of one line. */
function toldOfUser(before: AnyRecord, after: AnyRecord): readonly string[] {
  if (before.role !== after.role) return ['role']
  return ['name', 'custom_role_id', 'default_group_id', 'ticket_restriction', 'moderator', 'password']
}

/** Asked for each change of each commit. */
export const configurations: ReadonlyMap<string, Configuration> = new Map(Object.entries(kinds))
