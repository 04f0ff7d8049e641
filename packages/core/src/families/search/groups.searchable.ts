import { date, text } from '../../search/fields.ts'
import type { SearchKind } from '../../search/match.ts'
import { activeGroups } from '../groups/change-group.ts'
import type { StoredGroup } from '../groups/group.ts'

export const searchableGroups: SearchKind<StoredGroup> = {
  type: 'group',
  collection: (account) => account.groups,
  rows: (account) => activeGroups(account),
  texts: ({ name, description }) => [name, description],
  fields: {
    name: text(({ name }) => [name]),
    created: date(({ created_at }) => created_at),
    updated: date(({ updated_at }) => updated_at),
  },
}
