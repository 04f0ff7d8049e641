import type { Permissions } from './permission.ts'

/** What a new role may do until it is told more: next to nothing. The keys stand in the order of answers (recorded). */
export const nobody: Permissions = {
  chat_access: false,
  end_user_list_access: 'none',
  forum_access_restricted_content: false,
  light_agent: false,
  manage_business_rules: false,
  manage_dynamic_content: false,
  manage_extensions_and_channels: false,
  manage_facebook: false,
  moderate_forums: false,
  side_conversation_create: false,
  ticket_access: 'assigned-only',
  ticket_comment_access: 'none',
  ticket_deletion: false,
  ticket_tag_editing: false,
  twitter_search_access: false,
  view_deleted_tickets: false,
  voice_access: false,
  group_access: false,
  organization_editing: false,
  organization_notes_editing: false,
  assign_tickets_to_any_group: false,
  end_user_profile_access: 'readonly',
  explore_access: 'none',
  forum_access: 'readonly',
  macro_access: 'readonly',
  report_access: 'none',
  ticket_editing: false,
  ticket_merge: false,
  user_view_access: 'none',
  view_access: 'readonly',
  voice_dashboard_access: false,
  manage_automations: false,
  manage_contextual_workspaces: false,
  manage_organization_fields: false,
  manage_skills: false,
  manage_slas: false,
  manage_ticket_fields: false,
  manage_ticket_forms: false,
  manage_user_fields: false,
  ticket_redaction: false,
  manage_roles: 'none',
  manage_groups: false,
  manage_group_memberships: false,
  manage_organizations: false,
  manage_suspended_tickets: false,
  manage_triggers: false,
  manage_team_members: 'none',
  assign_tickets_to_any_brand: false,
  custom_objects: {},
  explore_reports: { ticket_access: 'within-groups', ticket_access_selected_groups: [] },
  actions_access: 'none',
  capacity_rules_access: 'none',
  execute_it_asset_management_actions: false,
  export_views: false,
  manage_api_credentials: false,
  manage_ticket_settings: false,
  manage_user_own_contacts: false,
  manage_user_own_forwarding_numbers: false,
  manage_user_own_photo: false,
  modify_closed_tickets: false,
  update_user_own_alias: false,
  update_user_own_name: false,
  update_user_own_signature: false,
  view_access_logs: false,
  view_audit_logs: false,
  view_filter_tickets: false,
}

/** Everything, but for what no admin has by being one (recorded: forums and X search are off). */
export const admins: Permissions = {
  ...nobody,
  chat_access: true,
  end_user_list_access: 'full',
  manage_business_rules: true,
  manage_dynamic_content: true,
  manage_extensions_and_channels: true,
  manage_facebook: true,
  side_conversation_create: true,
  ticket_access: 'all',
  ticket_comment_access: 'public',
  ticket_deletion: true,
  ticket_tag_editing: true,
  view_deleted_tickets: true,
  voice_access: true,
  group_access: true,
  organization_editing: true,
  organization_notes_editing: true,
  assign_tickets_to_any_group: true,
  end_user_profile_access: 'full',
  explore_access: 'full',
  forum_access: 'full',
  macro_access: 'full',
  report_access: 'full',
  ticket_editing: true,
  ticket_merge: true,
  user_view_access: 'full',
  view_access: 'full',
  voice_dashboard_access: true,
  manage_automations: true,
  manage_contextual_workspaces: true,
  manage_organization_fields: true,
  manage_skills: true,
  manage_slas: true,
  manage_ticket_fields: true,
  manage_ticket_forms: true,
  manage_user_fields: true,
  ticket_redaction: true,
  manage_roles: 'all',
  manage_groups: true,
  manage_group_memberships: true,
  manage_organizations: true,
  manage_suspended_tickets: true,
  manage_triggers: true,
  manage_team_members: 'all',
  assign_tickets_to_any_brand: true,
  explore_reports: { ticket_access: 'all', ticket_access_selected_groups: [] },
  actions_access: 'full',
  capacity_rules_access: 'full',
  execute_it_asset_management_actions: true,
  export_views: true,
  manage_api_credentials: true,
  manage_ticket_settings: true,
  manage_user_own_contacts: true,
  manage_user_own_forwarding_numbers: true,
  manage_user_own_photo: true,
  modify_closed_tickets: true,
  update_user_own_alias: true,
  update_user_own_name: true,
  update_user_own_signature: true,
  view_access_logs: true,
  view_audit_logs: true,
  view_filter_tickets: true,
}

const own = {
  manage_user_own_contacts: true,
  manage_user_own_photo: true,
  update_user_own_alias: true,
  update_user_own_name: true,
  update_user_own_signature: true,
} as const

/** Those who work on tickets: the built-in role `Staff`, and the ground of a classic agent's permissions. */
export const staff: Permissions = {
  ...nobody,
  ...own,
  chat_access: true,
  end_user_list_access: 'full',
  side_conversation_create: true,
  ticket_access: 'all',
  ticket_comment_access: 'public',
  ticket_tag_editing: true,
  voice_access: true,
  organization_notes_editing: true,
  assign_tickets_to_any_group: true,
  assign_tickets_to_any_brand: true,
  end_user_profile_access: 'full',
  explore_access: 'readonly',
  macro_access: 'manage-personal',
  report_access: 'readonly',
  ticket_editing: true,
  ticket_merge: true,
  user_view_access: 'manage-personal',
  view_access: 'manage-personal',
  view_filter_tickets: true,
}

/** Staff who also see to the account's channels and rules. */
export const advisors: Permissions = {
  ...staff,
  manage_business_rules: true,
  manage_automations: true,
  manage_triggers: true,
  manage_slas: true,
  manage_dynamic_content: true,
  manage_extensions_and_channels: true,
  manage_facebook: true,
  macro_access: 'full',
  view_access: 'full',
}

/** Staff who also see to groups and their views and macros. */
export const teamLeads: Permissions = {
  ...staff,
  ticket_deletion: true,
  ticket_redaction: true,
  view_deleted_tickets: true,
  manage_suspended_tickets: true,
  manage_groups: true,
  manage_group_memberships: true,
  manage_organizations: true,
  organization_editing: true,
  manage_user_fields: true,
  manage_organization_fields: true,
  macro_access: 'full',
  view_access: 'full',
  user_view_access: 'full',
  report_access: 'full',
}

/** They read everything and comment in private (docs: Users > Light agents). */
export const lightAgents: Permissions = {
  ...nobody,
  ...own,
  end_user_list_access: 'full',
  light_agent: true,
  ticket_access: 'all',
  report_access: 'readonly',
  explore_access: 'readonly',
  user_view_access: 'readonly',
}

/** Contributors of chats: like light agents, outside of chats. */
export const contributors: Permissions = { ...lightAgents, chat_access: true }

/** What tells one classic agent, who has no custom role, from another. */
interface ClassicAgent {
  readonly moderator: boolean | null
  readonly only_private_comments: boolean | null
  readonly ticket_restriction: string | null
}

const ticketAccess: ReadonlyMap<string, Permissions['ticket_access']> = new Map([
  ['assigned', 'assigned-only'],
  ['groups', 'within-groups'],
  ['organization', 'within-organization'],
  ['requested', 'assigned-only'],
])

/** The tickets that a `ticket_restriction` leaves; one that nobody knows leaves the fewest. */
export function ticketAccessOf(restriction: string | null): Permissions['ticket_access'] {
  return restriction === null ? 'all' : (ticketAccess.get(restriction) ?? 'assigned-only')
}

/** The permissions of an agent in an account without custom roles, by the agent's own restrictions. */
export function classicAgents(
  { moderator, only_private_comments, ticket_restriction }: ClassicAgent,
  { tickets }: { readonly tickets: { readonly agent_ticket_deletion: boolean } },
): Permissions {
  return {
    ...staff,
    moderate_forums: moderator ?? false,
    ticket_access: ticketAccessOf(ticket_restriction),
    ticket_comment_access: only_private_comments ? 'none' : 'public',
    ticket_deletion: tickets.agent_ticket_deletion,
    // Who may delete tickets may redact them, where no role tells the one from the other (docs: Ticket Comments).
    ticket_redaction: tickets.agent_ticket_deletion,
    end_user_profile_access: ticket_restriction === 'organization' ? 'edit-within-org' : 'full',
    view_deleted_tickets: tickets.agent_ticket_deletion,
    // Agents without restrictions see to what was held back (docs: Suspended Tickets).
    manage_suspended_tickets: ticket_restriction === null,
  }
}
