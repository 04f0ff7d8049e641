import type { BrandAgent } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredBrandAgent = Required<Omit<BrandAgent, 'url'>>

export const brandAgents = define<StoredBrandAgent, BrandAgent>()({
  name: 'brand_agents',
  singular: 'brand_agent',
  indexes: {
    user: ({ user_id }) => user_id,
    brand: ({ brand_id }) => brand_id,
  },
  present: ({ id, user_id, brand_id, created_at, updated_at }, { origin }) => ({
    id,
    url: `${origin}/api/v2/brand_agents/${id}.json`,
    user_id,
    brand_id,
    created_at,
    updated_at,
  }),
})
