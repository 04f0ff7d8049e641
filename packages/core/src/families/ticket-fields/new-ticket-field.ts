import type { Account } from '../../account/account.ts'
import type { StoredTicketField } from './ticket-field.ts'

/** Where a field stands that was never moved (recorded). */
const lastPosition = 9999

/** A field with nothing but the given, and what Zendesk fills in. */
export function newTicketField(
  account: Account,
  given: Pick<StoredTicketField, 'type' | 'title'> & Partial<StoredTicketField>,
): StoredTicketField {
  const { title } = given
  const description = given.description ?? title
  const title_in_portal = given.title_in_portal ?? title
  return {
    id: account.ids.next(),
    description,
    position: lastPosition,
    active: true,
    required: false,
    collapsed_for_agents: false,
    regexp_for_validation: null,
    title_in_portal,
    visible_in_portal: false,
    editable_in_portal: false,
    required_in_portal: false,
    agent_can_edit: true,
    tag: null,
    created_at: account.now,
    updated_at: account.now,
    removable: true,
    key: null,
    agent_description: null,
    sub_type_id: null,
    custom_field_options: [],
    relationship_target_type: null,
    relationship_filter: null,
    creator_user_id: null,
    creator_app_name: null,
    ...given,
  }
}
