import type { EssentialsCard } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** The fields that a kind of record shows first, where an admin has set them. */
export interface StoredEssentialsCard extends Pick<EssentialsCard, 'key' | 'fields' | 'created_at' | 'updated_at'> {
  readonly id: string
}

/** Fields of one card (docs: Essentials Card). */
export const mostFields = 20

export const essentialsCards = define<StoredEssentialsCard, EssentialsCard>()({
  name: 'object_layouts',
  singular: 'object_layout',
  indexes: { key: ({ key }) => key },
  present: ({ id, key, fields, created_at, updated_at }) => ({
    id,
    key,
    layout: 'essentials_card',
    default: false,
    max_count: mostFields,
    fields,
    created_at,
    updated_at,
  }),
})
