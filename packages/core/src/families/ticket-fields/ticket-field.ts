import type { TicketField } from '@fakedesk/spec'
import { type Actor, isTeamMember } from '../../account/actor.ts'
import { hasOptions, presentOption, type StoredOption } from '../../custom-fields/custom-field.ts'
import type { FillIn, Language } from '../../dynamic-content.ts'
import type { CollectionOf } from '../../store/collection.ts'
import { define } from '../../store/definition.ts'
import type { View } from '../../store/item.ts'
import type { customStatuses, StoredCustomStatus } from '../custom-ticket-statuses/custom-status.ts'
import { systemOptions } from './system-fields.ts'

/** What is worked out when a field is shown. */
type Derived =
  | 'url'
  | 'raw_title'
  | 'raw_description'
  | 'raw_title_in_portal'
  | 'custom_field_options'
  | 'system_field_options'
  | 'custom_statuses'
  | 'sub_selection_options'

/** A field of tickets, of the system or of the account's own. Texts are kept as they were entered. */
export interface StoredTicketField extends Required<Omit<TicketField, Derived>> {
  readonly custom_field_options: readonly StoredOption[]
}

/** What showing a field takes: the statuses that the status fields list. */
type Look = readonly StoredCustomStatus[]

export const ticketFields = define<StoredTicketField, TicketField, Look>()({
  name: 'ticket_fields',
  singular: 'ticket_field',
  indexes: {
    active: ({ active }) => active,
    type: ({ type }) => type,
    isCustom: ({ removable }) => removable,
    isVisible: ({ active, visible_in_portal }) => active && visible_in_portal,
    key: ({ key }) => key ?? undefined,
    /** The tags that stand for its values. */
    tag: (field) => tagsOf(field),
  },
  orders: { position: ({ position }) => [position] },
  listedBy: { offset: 'position' },
  // End users and whoever is not signed in know the fields of the portal (docs: Ticket Fields > List).
  visible: (actor: Actor, rows) => (isTeamMember(actor) ? rows : rows.by('isVisible', true)),
  loads: { users: ({ creator_user_id }) => [creator_user_id] },
  context: {
    of: ['custom_statuses'],
    read: (account: { readonly customStatuses: CollectionOf<typeof customStatuses> }): Look => [
      ...account.customStatuses.by('isDeleted', false),
    ],
  },
  present: (field, view) => presentTicketField(field, view),
})

/** The field as an answer shows it; the portal's title can be asked for in another language than the caller's. */
export function presentTicketField(
  field: StoredTicketField,
  { origin, context, language }: View<Look>,
  portal = language,
): TicketField {
  const { filledIn } = language
  const { id, type, title, description, title_in_portal } = field
  return {
    url: `${origin}/api/v2/ticket_fields/${id}.json`,
    id,
    type,
    title: filledIn(title),
    raw_title: title,
    description: filledIn(description),
    raw_description: description,
    position: field.position,
    active: field.active,
    required: field.required,
    collapsed_for_agents: field.collapsed_for_agents,
    regexp_for_validation: field.regexp_for_validation,
    title_in_portal: portal.filledIn(title_in_portal),
    raw_title_in_portal: title_in_portal,
    visible_in_portal: field.visible_in_portal,
    editable_in_portal: field.editable_in_portal,
    required_in_portal: field.required_in_portal,
    agent_can_edit: field.agent_can_edit,
    tag: field.tag,
    created_at: field.created_at,
    updated_at: field.updated_at,
    removable: field.removable,
    key: field.key,
    agent_description: field.agent_description,
    ...ofType(field, context, language),
  }
}

/** What only fields of the type have. */
function ofType(field: StoredTicketField, statuses: Look, { filledIn }: Language) {
  const { type, custom_field_options, relationship_target_type, relationship_filter } = field
  if (type === 'custom_status') return { custom_statuses: statuses.map((status) => asListed(status, filledIn)) }
  if (type === 'lookup') return { relationship_target_type, relationship_filter }
  if (hasOptions(field)) {
    return { custom_field_options: custom_field_options.map((option) => presentTicketOption(option, filledIn)) }
  }
  // Statuses know themselves whether tickets can be put on hold.
  const isHoldOn = statuses.some((status) => status.status_category === 'hold' && status.default && status.active)
  const sub_type_id = type === 'status' ? Number(isHoldOn) : field.sub_type_id
  const system_field_options = systemOptions({ type, sub_type_id })
  return system_field_options && { sub_type_id, system_field_options }
}

/** Other than those of users, tickets' choices tell whether they are chosen beforehand. */
export function presentTicketOption(option: StoredOption, filledIn: FillIn) {
  return { ...presentOption(option, filledIn), default: option.default }
}

function tagsOf({ type, tag, custom_field_options }: StoredTicketField): readonly string[] {
  return type === 'checkbox' && tag ? [tag] : custom_field_options.map(({ value }) => value)
}

/** A status as the status field lists it: without address and raw texts. */
function asListed(status: StoredCustomStatus, filledIn: FillIn) {
  const { id, status_category, active, default: isDefault, created_at, updated_at } = status
  return {
    id,
    status_category,
    agent_label: filledIn(status.agent_label),
    end_user_label: filledIn(status.end_user_label),
    description: filledIn(status.description),
    end_user_description: filledIn(status.end_user_description),
    active,
    default: isDefault,
    created_at,
    updated_at,
  }
}
