import type { TicketFieldSeed } from '../../families/ticket-fields/ticket-field.seedable.ts'
import type { TicketFormSeed } from '../../families/ticket-forms/ticket-form.seedable.ts'
import type { TopicName } from './languages/language.ts'

const topics: Readonly<Record<TopicName, string>> = {
  delivery: 'Delivery',
  return: 'Return',
  warranty: 'Warranty',
  invoice: 'Invoice',
  account: 'Account',
  question: 'Question',
  order: 'Order',
}

export const fieldIds = { topic: 5_600_000_000_128, order: 5_600_000_000_256 } as const
export const formId = 5_700_000_000_128

export const fieldsFor = (created_at: string): readonly TicketFieldSeed[] => [
  {
    id: fieldIds.topic,
    created_at,
    type: 'tagger',
    title: 'Topic',
    visible_in_portal: true,
    editable_in_portal: true,
    custom_field_options: Object.entries(topics).map(([name, title]) => ({ name: title, value: `topic_${name}` })),
  },
  {
    id: fieldIds.order,
    created_at,
    type: 'text',
    title: 'Order number',
    visible_in_portal: true,
    editable_in_portal: true,
  },
]

export const formsFor = (created_at: string): readonly TicketFormSeed[] => [
  {
    id: formId,
    created_at,
    name: 'Orders',
    end_user_visible: true,
    ticket_field_ids: [fieldIds.topic, fieldIds.order],
  },
]
