import type { SavedSearch } from '@fakedesk/spec'
import { define } from '../../store/definition.ts'

/** A search that a team member keeps under a name; nobody else sees it. */
export interface StoredSavedSearch extends Required<SavedSearch> {
  readonly user_id: number
}

export const savedSearches = define<StoredSavedSearch, SavedSearch>()({
  name: 'saved_searches',
  singular: 'saved_search',
  indexes: {
    user: ({ user_id }) => user_id,
    name: ({ name }) => name.toLowerCase(),
  },
  visible: (actor, rows) => rows.by('user', actor.id),
  present: ({ id, name, query, type, filters, created_at, updated_at }) => ({
    id,
    name,
    query,
    type,
    filters,
    created_at,
    updated_at,
  }),
})
