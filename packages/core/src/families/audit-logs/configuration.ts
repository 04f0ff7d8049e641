/** A record of any kind, as it is kept. */
export type AnyRecord = Readonly<Record<string, unknown>>

/** How changes of one kind of record are told in the audit log. */
export interface Configuration {
  /** The kind, as `filter[source_type]` names it. */
  readonly type: string
  /** What the record is called by. */
  readonly label: (record: AnyRecord) => string
  /** The properties whose changes are told; all but ids, times and secrets where it is left out. */
  readonly told?: readonly string[]
  /** The records that are configuration; all where it is left out. */
  readonly only?: (record: AnyRecord) => boolean
}

const by =
  (property: string, kind?: string) =>
  (record: AnyRecord): string =>
    `${kind ? `${kind}: ` : ''}${record[property] ?? ''}`

const isOfTeam = ({ role }: AnyRecord) => role === 'admin' || role === 'agent'

/**
 * The collections whose changes the audit log tells of, by their names. Triggers, automations, macros and views are all
 * rules (docs: Audit Logs); the names of the other kinds are their singulars.
 */
export const configurations: Readonly<Record<string, Configuration>> = {
  account_settings: { type: 'account_setting', label: () => 'Account settings' },
  api_tokens: { type: 'apitoken', label: by('description') },
  automations: { type: 'rule', label: by('title', 'Automation') },
  brands: { type: 'brand', label: by('name') },
  custom_roles: { type: 'custom_role', label: by('name') },
  custom_statuses: { type: 'custom_status', label: by('agent_label') },
  groups: { type: 'group', label: by('name') },
  macros: { type: 'rule', label: by('title', 'Macro') },
  oauth_clients: { type: 'oauth_client', label: by('name') },
  organization_fields: { type: 'organization_field', label: by('title') },
  recipient_addresses: { type: 'recipient_address', label: by('email') },
  schedules: { type: 'schedule', label: by('name') },
  ticket_fields: { type: 'ticket_field', label: by('title') },
  ticket_forms: { type: 'ticket_form', label: by('name') },
  triggers: { type: 'rule', label: by('title', 'Trigger') },
  user_fields: { type: 'user_field', label: by('title') },
  users: {
    type: 'user',
    label: by('name'),
    only: isOfTeam,
    told: ['name', 'role', 'custom_role_id', 'default_group_id', 'ticket_restriction', 'suspended', 'moderator'],
  },
  views: { type: 'rule', label: by('title', 'View') },
  workspaces: { type: 'workspace', label: by('title') },
}
