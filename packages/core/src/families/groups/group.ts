import type { Group } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

export type StoredGroup = Required<Omit<Group, 'url' | 'settings' | 'user_ids' | 'result_type'>>

export const groups = define<StoredGroup, Group>()({
  name: 'groups',
  singular: 'group',
  indexes: {
    isDeleted: ({ deleted }) => deleted,
    isDefault: (group) => group.default,
    name: ({ name }) => name.toLowerCase(),
  },
  orders: { name: ({ name }) => [name.toLowerCase()] },
  // Groups come by name whichever way they are paged (recorded).
  listedBy: { cursor: 'name', offset: 'name' },
  present: ({ id, is_public, name, description, default: isDefault, deleted, created_at, updated_at }, { origin }) => ({
    url: `${origin}/api/v2/groups/${id}.json`,
    id,
    is_public,
    name,
    description,
    default: isDefault,
    deleted,
    created_at,
    updated_at,
  }),
})
