import type { SlaPolicy } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredSlaPolicy = Required<Omit<SlaPolicy, 'url'>>

export const slaPolicies = define<StoredSlaPolicy, SlaPolicy>()({
  name: 'sla_policies',
  singular: 'sla_policy',
  indexes: {},
  orders: { position: ({ position }) => [position] },
  listedBy: { offset: 'position' },
  present: ({ id, ...policy }, { origin }) => ({ url: `${origin}/api/v2/slas/policies/${id}.json`, id, ...policy }),
})
