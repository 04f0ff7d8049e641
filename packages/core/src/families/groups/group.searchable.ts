import { date } from '../../search/date-field.ts'
import { text } from '../../search/fields.ts'
import { searchable } from '../../search/searchable.ts'
import { activeGroups } from './change-group.ts'
import type { StoredGroup } from './group.ts'

export const searchableGroups = searchable<StoredGroup>({
  type: 'group',
  collection: (account) => account.groups,
  rows: (account) => activeGroups(account),
  texts: ({ name, description }) => [name, description],
  fields: {
    name: text(({ name }) => [name]),
    created: date(({ created_at }) => created_at),
    updated: date(({ updated_at }) => updated_at),
  },
})
