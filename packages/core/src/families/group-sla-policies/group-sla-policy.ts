import type { GroupSlaPolicy } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredGroupSlaPolicy = Required<Omit<GroupSlaPolicy, 'url'>>

export const groupSlaPolicies = define<StoredGroupSlaPolicy, GroupSlaPolicy>()({
  name: 'group_sla_policies',
  singular: 'group_sla_policy',
  indexes: {},
  orders: { position: ({ position }) => [position] },
  listedBy: { offset: 'position' },
  present: ({ id, ...policy }, { origin }) => ({
    url: `${origin}/api/v2/group_slas/policies/${id}.json`,
    id,
    ...policy,
  }),
})
