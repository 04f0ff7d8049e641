import type { Group } from '@fakedesk/spec'
import { define } from '../../store/collection.ts'

export type StoredGroup = Omit<Group, 'url' | 'settings' | 'user_ids' | 'result_type'>

export const groups = define<StoredGroup, Group>()({
  name: 'groups',
  singular: 'group',
  indexes: {},
  present: (group, { origin }) => ({ url: `${origin}/api/v2/groups/${group.id}.json`, ...group }),
})
