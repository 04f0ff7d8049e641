import type { TicketForm } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredTicketForm = Required<Omit<TicketForm, 'url' | 'form_type'>>

export const ticketForms = define<StoredTicketForm, TicketForm>()({
  name: 'ticket_forms',
  singular: 'ticket_form',
  indexes: {
    isDefault: (form) => form.default,
    active: ({ active, deleted_at }) => active && deleted_at === null,
    isDeleted: ({ deleted_at }) => deleted_at !== null,
    field: ({ ticket_field_ids }) => ticket_field_ids,
  },
  orders: { position: ({ position }) => [position] },
  listedBy: { cursor: 'position', offset: 'position' },
  present: (form, { origin }) => ({ url: `${origin}/api/v2/ticket_forms/${form.id}.json`, ...form }),
})
