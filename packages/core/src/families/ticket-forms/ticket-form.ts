import type { FormCondition, TicketForm } from '@fakedesk/spec'
import { type Actor, isTeamMember } from '../../account/actor.ts'
import type { Language } from '../../dynamic-content.ts'
import { define } from '../../store/definition.ts'

/** Names are kept as they were entered. */
export interface StoredTicketForm
  extends Required<Omit<TicketForm, 'url' | 'form_type' | 'raw_name' | 'raw_display_name'>> {
  /** The name where none was given. */
  readonly display_name: string
}
export type StoredCondition = FormCondition

export const ticketForms = define<StoredTicketForm, TicketForm>()({
  name: 'ticket_forms',
  singular: 'ticket_form',
  indexes: {
    isDefault: (form) => form.default,
    active: ({ active, deleted_at }) => active && deleted_at === null,
    isVisible: ({ end_user_visible }) => end_user_visible,
    isDeleted: ({ deleted_at }) => deleted_at !== null,
    field: ({ ticket_field_ids }) => ticket_field_ids,
  },
  orders: { position: ({ position }) => [position] },
  listedBy: { cursor: 'position', offset: 'position' },
  visible: (actor: Actor, rows) => {
    const all = rows.by('isDeleted', false)
    return isTeamMember(actor) ? all : all.by('active', true).by('isVisible', true)
  },
  present: (form, { origin, language }) => presentForm(form, origin, language),
})

/** Whether the brand has the form. */
export function isOfBrand({ in_all_brands, restricted_brand_ids }: StoredTicketForm, brandId: number | null): boolean {
  return in_all_brands || brandId === null || restricted_brand_ids.includes(brandId)
}

/** A form as an answer shows it, its names in a language. */
export function presentForm(form: StoredTicketForm, origin: string, { filledIn }: Language): TicketForm {
  return {
    url: `${origin}/api/v2/ticket_forms/${form.id}.json`,
    id: form.id,
    name: filledIn(form.name),
    raw_name: form.name,
    display_name: filledIn(form.display_name),
    raw_display_name: form.display_name,
    end_user_visible: form.end_user_visible,
    position: form.position,
    ticket_field_ids: form.ticket_field_ids,
    active: form.active,
    default: form.default,
    in_all_brands: form.in_all_brands,
    restricted_brand_ids: form.restricted_brand_ids,
    created_at: form.created_at,
    updated_at: form.updated_at,
    deleted_at: form.deleted_at,
    end_user_conditions: form.end_user_conditions,
    agent_conditions: form.agent_conditions,
  }
}
