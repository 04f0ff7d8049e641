import type { Account } from '../../account/account.ts'

/** The form that every account begins with: all fields that there are. */
export function seedTicketForms(account: Account): void {
  const name = 'Default Ticket Form'
  account.ticketForms.insert({
    id: account.ids.next(),
    name,
    raw_name: name,
    display_name: name,
    raw_display_name: name,
    end_user_visible: true,
    position: 1,
    ticket_field_ids: Array.from(account.ticketFields.rows.ordered('position'), ({ id }) => id),
    active: true,
    default: true,
    in_all_brands: true,
    restricted_brand_ids: [],
    created_at: account.now,
    updated_at: account.now,
    deleted_at: null,
    end_user_conditions: [],
    agent_conditions: [],
  })
}
