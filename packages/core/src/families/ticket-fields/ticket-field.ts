import type { TicketField } from '@fakedesk/spec'
import type { StoredOption } from '../../custom-fields/custom-field.ts'
import { presentOption } from '../../custom-fields/custom-field.ts'
import type { CollectionOf } from '../../store/collection.ts'
import { define } from '../../store/definition.ts'
import type { customStatuses, StoredCustomStatus } from '../custom-ticket-statuses/custom-status.ts'
import { systemOptions } from './system-fields.ts'

/** What is worked out when a field is shown, and what only `creator=true` adds. */
type Derived = 'url' | 'custom_field_options' | 'system_field_options' | 'custom_statuses' | 'sub_selection_options'

/** A field of tickets, of the system or of the account's own. */
export interface StoredTicketField extends Required<Omit<TicketField, Derived>> {
  readonly custom_field_options: readonly StoredOption[]
}

/** What showing a field takes: the statuses that the status field lists. */
type Look = readonly StoredCustomStatus[]

export const ticketFields = define<StoredTicketField, TicketField, Look>()({
  name: 'ticket_fields',
  singular: 'ticket_field',
  indexes: {
    active: ({ active }) => active,
    type: ({ type }) => type,
    isCustom: ({ removable }) => removable,
    isVisible: ({ active, visible_in_portal }) => active && visible_in_portal,
  },
  orders: { position: ({ position }) => [position] },
  listedBy: { offset: 'position' },
  context: {
    of: ['custom_statuses'],
    read: (account: { readonly customStatuses: CollectionOf<typeof customStatuses> }) => account.customStatuses.all,
  },
  present: (field, { origin, context: statuses }) => {
    const { creator_user_id: _user, creator_app_name: _app, custom_field_options, ...shown } = field
    const { relationship_target_type, relationship_filter, sub_type_id, ...always } = shown
    const isChoice = field.type === 'tagger' || field.type === 'multiselect'
    const options = systemOptions(field)
    return {
      url: `${origin}/api/v2/ticket_fields/${field.id}.json`,
      ...always,
      ...(options && { sub_type_id, system_field_options: options }),
      ...(field.type === 'custom_status' && { custom_statuses: statuses.map(asListed) }),
      ...(field.type === 'lookup' && { relationship_target_type, relationship_filter }),
      ...(isChoice && { custom_field_options: custom_field_options.map(presentOption) }),
    }
  },
})

/** A status as the status field lists it: without address and raw texts. */
function asListed({ id, status_category, agent_label, end_user_label, ...rest }: StoredCustomStatus) {
  const { description, end_user_description, active, default: isDefault, created_at, updated_at } = rest
  return {
    id,
    status_category,
    agent_label,
    end_user_label,
    description,
    end_user_description,
    active,
    default: isDefault,
    created_at,
    updated_at,
  }
}
